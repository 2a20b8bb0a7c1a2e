using System.Net;
using System.Net.Http.Headers;
using Runway.Files;
using Runway.Http;
using Runway.Media;

namespace Runway.Outputs;

/// <summary>
/// Fetches one URL into one file: streams, resumes a broken transfer by range with the content's ETag, checks length and
/// first bytes, and takes nothing for the file that a proxy put in its place.
/// </summary>
/// <param name="connection">Whose clock and files client it uses.</param>
/// <param name="what">The action, for messages: "Saving the output of task …".</param>
/// <param name="part">Where the bytes go.</param>
/// <param name="options">How long it may stall, and how large it may be.</param>
/// <param name="observer">Who is told of the requests.</param>
internal sealed class OutputDownload(ConnectionContext connection, string what, PartFile part, DownloadOptions options, IRequestObserver? observer)
{
    private const int MaxFruitlessAttempts = 5;
    private readonly RetryPause _pause = new(connection, what, observer, TimeSpan.FromSeconds(1));
    private bool _rangesFailed;

    /// <summary>The task whose output it is, for the log; null for what no task made.</summary>
    public string? TaskId { get; init; }

    /// <summary>What it has to be.</summary>
    public required ExpectedOutput Expected { get; init; }

    /// <summary>Told after each piece: the bytes so far, and in all where the server said so.</summary>
    public Action<long, long?>? Progress { get; init; }

    /// <summary>Called as soon as the first bytes tell what it is; what it throws ends the download.</summary>
    public Action<MediaFormat>? Recognised { get; init; }

    /// <summary>Ends the pauses between attempts; null ends none.</summary>
    public CancellationToken Waiting { get; init; }

    /// <summary>What came.</summary>
    public MediaFormat? Format { get; private set; }

    /// <summary>Fetches until the part is whole.</summary>
    /// <returns>False when the URL is no longer valid and a fresh one is needed.</returns>
    public async Task<bool> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        using var pausing = CancellationTokenSource.CreateLinkedTokenSource(Waiting, cancellationToken);
        part.Adopt();
        for (var attempt = 1; ; attempt++)
        {
            Exception? cause = null;
            int? status = null;
            TimeSpan? retryAfter = null;
            var before = part.Resumable?.Length ?? 0;
            try
            {
                (var outcome, status, retryAfter) = await TryOnceAsync(url, attempt, cancellationToken).ConfigureAwait(false);
                if (outcome is not null)
                {
                    return outcome.Value;
                }
            }
            catch (Exception e) when (ServiceErrors.IsTransport(e))
            {
                cause = e;
            }

            // A transfer that brought bytes has earned its next attempt.
            if (part.Resumable?.Length > before)
            {
                attempt = 1;
            }
            else if (attempt == MaxFruitlessAttempts)
            {
                throw Failed($"'{url.Host}' did not deliver the file in {MaxFruitlessAttempts} attempts. {connection.Redact(cause?.Message ?? Strange(status))}", cause: cause);
            }

            await _pause.WaitAsync(attempt, status, retryAfter, pausing.Token).ConfigureAwait(false);
        }
    }

    // true: whole; false: the URL has expired; null: try again.
    private async Task<(bool? Outcome, int? Status, TimeSpan? RetryAfter)> TryOnceAsync(Uri url, int attempt, CancellationToken cancellationToken)
    {
        var resumable = part.Resumable;
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Options.Set(RequestContext.Key, new RequestContext(observer) { Attempt = attempt, TaskId = TaskId });
        ContentCoding.Decline(request.Headers);

        // From the first byte on a range is asked for, since its answer states the length of the file a second time: a
        // Content-Length that a proxy got wrong would make a cut file look whole.
        request.Headers.Range = _rangesFailed ? null : new RangeHeaderValue(resumable?.Length ?? 0, null);
        if (resumable is { } known && !_rangesFailed)
        {
            request.Headers.IfRange = new RangeConditionHeaderValue(new EntityTagHeaderValue(known.Version.Tag));
        }

        using var stall = new CancellationTokenSource(options.StallTimeout, connection.Clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, cancellationToken);
        try
        {
            using var response = await connection.Files.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            switch (response.StatusCode)
            {
                case HttpStatusCode.OK:
                case HttpStatusCode.PartialContent when RangeAnswer.Fits(response, resumable):
                    var resumes = resumable is not null && response.StatusCode == HttpStatusCode.PartialContent;
                    await Transfer(response, () => stall.CancelAfter(options.StallTimeout)).RunAsync(resumes, linked.Token).ConfigureAwait(false);
                    return (true, status, null);
                case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable:
                    part.Discard();
                    _rangesFailed = resumable is null;
                    return (null, status, null);
                case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone:
                    return (false, status, null);
            }

            var asked = RetryAfterHeader.Of(response, connection.Clock);
            return !ServiceErrors.IsTransient(status) ? throw Failed($"'{url.Host}' answered {status}.")
                : asked > Backoff.Patience ? throw Failed($"'{url.Host}' answered {status} and asks to wait {RetryAfterHeader.Describe(asked.Value)}.")
                : (null, status, asked);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No byte came for {options.StallTimeout.TotalSeconds:0} s.");
        }
    }

    private static string Strange(int? status) => status == (int)HttpStatusCode.PartialContent
        ? "It answered 206 with another part than was asked for, or did not say of what."
        : $"It answered {status}.";

    private OutputTransfer Transfer(HttpResponseMessage response, Action moved) => new(response, part, Expected, options.SizeLimit)
    {
        Moved = (length, total) =>
        {
            moved();
            Progress?.Invoke(length, total);
        },
        Recognised = format =>
        {
            Format = format;
            Recognised?.Invoke(format);
        },
        Refused = reason => Failed(reason),
    };

    private RunwayException Failed(string reason, string? action = null, Exception? cause = null) => new(
        RunwayErrors.DownloadFailed,
        $"{what}: {reason}",
        action,
        cause);
}
