using System.Runtime.CompilerServices;
using Runway.Avatars;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Http;
using Runway.Observing;
using Runway.Operations;
using Runway.Settings;
using Runway.Submission;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Sessions;

/// <summary>Starts, reads and ends live sessions with avatars.</summary>
internal sealed class SessionService(CreateContext creates, AvatarService avatars)
{
    private const string NotReady = "NOT_READY";
    private const string Ready = "READY";
    private const string Completed = "COMPLETED";
    private const string Failed = "FAILED";
    private const string Cancelled = "CANCELLED";

    /// <summary>How long a session may take to be ready. Somebody must join within half a minute after that, so that waiting longer is of no use.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>Shorter than the interval of tasks: a late read would take from the time in which somebody can join.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>No session is open longer: one of half an hour, with its start and its end.</summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private readonly ConnectionContext _connection = creates.Connection;
    private readonly ReadPolicy<RunwayClient> _reads = new(creates.Connection, creates.Connection.Client);

    /// <summary>Starts a session, and waits until it is ready. The request is sent once. A session that is not ready in time is ended.</summary>
    /// <param name="avatar">The name or the id of the avatar. One that the service still prepares is waited for.</param>
    /// <param name="request">The rest of the request.</param>
    /// <param name="options">How it is submitted.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the wait, and then the session.</param>
    /// <exception cref="RunwayException">A value is not valid, the service refuses it, the outcome is unknown, or it is not ready in time.</exception>
    public async Task<RunwayAvatarSession> StartAsync(string avatar, SessionRequest request, SubmissionOptions options, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        request = request with { Avatar = await avatars.ChooseAsync(avatar, ownVoice: true, listed: null, observer, cancellationToken).ConfigureAwait(false) };
        var made = await new TaskCreation(creates, RequestReview.WithoutCatalogue(request), options, observer, cancellationToken).RunAsync().ConfigureAwait(false);
        try
        {
            return await WaitAsync(made.Id, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(made.Id, observer).ConfigureAwait(false);
            throw;
        }
        catch (RunwayException e) when (e.Error != RunwayErrors.AvatarSessionFailed)
        {
            throw await UnusableAsync(made.Id, $"was created, and could not be read. {e.Message}", observer, e).ConfigureAwait(false);
        }
    }

    /// <summary>Reads a session.</summary>
    /// <exception cref="RunwayException">There is no such session, or it cannot be read.</exception>
    public Task<RunwayAvatarSession> GetAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        SessionErrors.RequireId(id);
        return ReadAsync(id, observer, cancellationToken);
    }

    /// <summary>
    /// Reads the sessions of the journal that are open: the service has no list of them. One that a killed process has left is there.
    /// </summary>
    /// <exception cref="RunwayException">The journal or a session cannot be read.</exception>
    public async IAsyncEnumerable<RunwayAvatarSession> ListAsync(IRequestObserver? observer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var since = _connection.Clock.GetUtcNow() - LongestLife;
        var created = (creates.Journal?.Read() ?? []).Where(r => r is { Operation: ResourceOperation.Session, Id: not null } && r.Service == _connection.Identity && r.At >= since);
        foreach (var id in created.Select(r => r.Id!))
        {
            RunwayAvatarSession session;
            try
            {
                session = await ReadAsync(id, observer, cancellationToken).ConfigureAwait(false);
            }
            catch (RunwayException e) when (e.Error == RunwayErrors.AvatarSessionNotFound)
            {
                continue;
            }

            if (session.Status is not (Completed or Failed or Cancelled))
            {
                yield return session;
            }
        }
    }

    /// <summary>Ends a session.</summary>
    /// <returns>False when there is no such session.</returns>
    /// <exception cref="RunwayException">It cannot be ended.</exception>
    public Task<bool> StopAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        SessionErrors.RequireId(id);
        return DeleteAsync(id, observer, cancellationToken);
    }

    private async Task<RunwayAvatarSession> ReadAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken) =>
        ToSession(await SessionErrors.TranslateAsync(_reads.RunAsync($"Reading session {id}", (c, t) => c.GetRealtimeSessionAsync(id, t), observer, FirstDelay, cancellationToken)).ConfigureAwait(false));

    private Task<bool> DeleteAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken) => SessionErrors.FoundAsync(_reads.RunAsync(
        $"Ending session {id}",
        async (c, t) =>
        {
            await c.DeleteRealtimeSessionAsync(id, t).ConfigureAwait(false);
            return true;
        },
        observer,
        FirstDelay,
        cancellationToken));

    private async Task<RunwayAvatarSession> WaitAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var start = _connection.Clock.GetTimestamp();
        while (true)
        {
            var session = await ReadAsync(id, observer, cancellationToken).ConfigureAwait(false);
            if (session.Status is Failed or Cancelled)
            {
                throw new RunwayException(RunwayErrors.AvatarSessionFailed, $"Session {id} is {session.Status}. {session.Failure} {session.FailureCode}".TrimEnd());
            }

            if (session is { Status: Ready, SessionKey: not null } or { Status: "RUNNING" })
            {
                return session;
            }

            if (session.Status is Ready or Completed)
            {
                throw await UnusableAsync(id, session.Status is Ready ? "is READY, but the service gave no key for it." : "is COMPLETED before anybody could join.", observer).ConfigureAwait(false);
            }

            // Any other state may still become READY, also one that this version does not know.
            if (_connection.Clock.GetElapsedTime(start) >= LongestWait)
            {
                var why = session.Queued == true ? ", since the service has no capacity" : session.Status is null or NotReady ? string.Empty : $"; it is {session.Status}";
                throw await UnusableAsync(id, $"was not ready after {LongestWait.TotalSeconds:0} s{why}.", observer).ConfigureAwait(false);
            }

            await Task.Delay(Interval, _connection.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<RunwayException> UnusableAsync(string id, string why, IRequestObserver? observer, RunwayException? cause = null) =>
        new(RunwayErrors.AvatarSessionFailed, $"Session {id} {why} {await EndAsync(id, observer).ConfigureAwait(false)}", innerException: cause);

    // Also after the command was stopped: a session that nobody knows of must not run on.
    private async Task<string> EndAsync(string id, IRequestObserver? observer)
    {
        try
        {
            return await DeleteAsync(id, observer, CancellationToken.None).ConfigureAwait(false) ? "It was ended." : "The service knows it no more.";
        }
        catch (RunwayException e)
        {
            return $"It could not be ended, and ends by itself when nobody joins. {e.Message}";
        }
    }

    private RunwayAvatarSession ToSession(RealtimeSessionResponse read) => new()
    {
        Id = Clean(read.Id) ?? string.Empty,
        Status = Clean(read.Status),
        CreatedAt = read.CreatedAt,
        ExpiresAt = read.ExpiresAt,
        SessionKey = read.SessionKey is { Length: > 0 } key ? RunwayEnvironment.ToSecureString(key) : null,
        Queued = read.Queued,
        Duration = read.Duration,
        Failure = _connection.Clean(read.Failure),
        FailureCode = Clean(read.FailureCode),
    };

    private string? Clean(string? text) => _connection.Clean(text, OutsideText.LongestName);
}
