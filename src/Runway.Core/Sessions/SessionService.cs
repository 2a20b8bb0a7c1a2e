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

    /// <summary>How long a session may take to be ready. Somebody must join within half a minute after that, so that waiting longer is of no use.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>Shorter than the interval of tasks: a late read would take from the time in which somebody can join.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
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
        request = request with { Avatar = await avatars.ChooseAsync(avatar, ownVoice: true, observer, cancellationToken).ConfigureAwait(false) };
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
            throw new RunwayException(
                RunwayErrors.AvatarSessionFailed, $"Session {made.Id} was created, and could not be read. {e.Message} {await EndAsync(made.Id, observer).ConfigureAwait(false)}", innerException: e);
        }
    }

    /// <summary>Reads a session.</summary>
    /// <exception cref="RunwayException">There is no such session, or it cannot be read.</exception>
    public async Task<RunwayAvatarSession> GetAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken) =>
        ToSession(await SessionErrors.TranslateAsync(_reads.RunAsync($"Reading session {id}", (c, t) => c.GetRealtimeSessionAsync(id, t), observer, FirstDelay, cancellationToken)).ConfigureAwait(false));

    /// <summary>Ends a session.</summary>
    /// <returns>False when there is no such session.</returns>
    /// <exception cref="RunwayException">It cannot be ended.</exception>
    public Task<bool> StopAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken) => SessionErrors.FoundAsync(_reads.RunAsync(
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
            var session = await GetAsync(id, observer, cancellationToken).ConfigureAwait(false);
            if (session.Status is "FAILED" or "CANCELLED")
            {
                throw new RunwayException(RunwayErrors.AvatarSessionFailed, $"Session {id} is {session.Status}. {session.Failure} {session.FailureCode}".TrimEnd());
            }

            if (session.Status is not (null or NotReady))
            {
                return session;
            }

            if (_connection.Clock.GetElapsedTime(start) >= LongestWait)
            {
                throw new RunwayException(
                    RunwayErrors.AvatarSessionFailed,
                    $"Session {id} was not ready after {LongestWait.TotalSeconds:0} s{(session.Queued == true ? ", since the service has no capacity" : string.Empty)}. {await EndAsync(id, observer).ConfigureAwait(false)}");
            }

            await Task.Delay(Interval, _connection.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    // Also after the command was stopped: a session that nobody knows of must not run on.
    private async Task<string> EndAsync(string id, IRequestObserver? observer)
    {
        try
        {
            await StopAsync(id, observer, CancellationToken.None).ConfigureAwait(false);
            return "It was ended.";
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
