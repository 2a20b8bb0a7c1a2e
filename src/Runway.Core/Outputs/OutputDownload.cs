using System.Net;
using System.Net.Http.Headers;
using Runway.Files;
using Runway.Http;
using Runway.Media;
using Runway.Observing;

namespace Runway.Outputs;

/// <summary>
/// Downloads one URL into one file: streams, resumes an interrupted transfer with a range request and the ETag, and checks
/// length and first bytes, so that the error page of a proxy is not taken for the file.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="what">The action, for messages: "Saving the output of task …".</param>
/// <param name="part">The partial file.</param>
/// <param name="options">The limits.</param>
/// <param name="observer">Receives progress and warnings.</param>
internal sealed class OutputDownload(ConnectionContext connection, string what, PartFile part, DownloadOptions options, IRequestObserver? observer)
{
    private const int MaxFruitlessAttempts = 5;
    private readonly RetryPause _pause = new(connection, what, observer, TimeSpan.FromSeconds(1));
    private bool _rangesFailed;

    /// <summary>The id of the task, for the request log; null where the file is not from a task.</summary>
    public string? TaskId { get; init; }

    /// <summary>The expected formats.</summary>
    public required ExpectedOutput Expected { get; init; }

    /// <summary>Called after each block with the bytes so far, and the total where the server returned it.</summary>
    public Action<long, long?>? Progress { get; init; }

    /// <summary>Called when the first bytes were recognised; an exception ends the download.</summary>
    public Action<MediaFormat>? Recognised { get; init; }

    /// <summary>Ends the pauses between attempts.</summary>
    public CancellationToken Waiting { get; init; }

    /// <summary>The format of the downloaded file.</summary>
    public MediaFormat? Format { get; private set; }

    /// <summary>Downloads until the file is complete.</summary>
    /// <returns>False when the URL has expired and a fresh one is needed.</returns>
    public async Task<bool> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        using var pausing = CancellationTokenSource.CreateLinkedTokenSource(Waiting, cancellationToken);
        part.TakeOver();
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

            // Attempts that received bytes do not count.
            if (part.Resumable?.Length > before)
            {
                attempt = 1;
            }
            else if (attempt == MaxFruitlessAttempts)
            {
                throw Failed($"'{url.Host}' did not deliver the file in {MaxFruitlessAttempts} attempts. {connection.Redact(cause?.Message ?? Describe(status))}", cause: cause);
            }

            await _pause.WaitAsync(attempt, status, retryAfter, pausing.Token).ConfigureAwait(false);
        }
    }

    // Outcome: true if complete, false if the URL has expired, null to try again.
    private async Task<(bool? Outcome, int? Status, TimeSpan? RetryAfter)> TryOnceAsync(Uri url, int attempt, CancellationToken cancellationToken)
    {
        var resumable = part.Resumable;
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Options.Set(RequestContext.Key, new RequestContext(observer) { Attempt = attempt, TaskId = TaskId });
        ContentCoding.Decline(request.Headers);

        // A range is requested even for the whole file, since Content-Range repeats its length: with a wrong Content-Length of a
        // proxy, a truncated file would seem complete.
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
                case HttpStatusCode.PartialContent when RangeResponse.Matches(response, resumable):
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
            return !ServiceErrors.IsTransient(status) ? throw Failed($"'{url.Host}' returned status {status}.")
                : asked > Backoff.LongestWait ? throw Failed($"'{url.Host}' returned status {status} and asks to wait {RetryAfterHeader.Describe(asked.Value)}.")
                : (null, status, asked);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No byte was received for {options.StallTimeout.TotalSeconds:0} s.");
        }
    }

    private static string Describe(int? status) => status == (int)HttpStatusCode.PartialContent
        ? "It returned status 206 with a wrong or missing Content-Range."
        : $"It returned status {status}.";

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
        TooLarge = reason => new RunwayException(RunwayErrors.FileTooLarge, $"{what}: {reason}"),
    };

    private RunwayException Failed(string reason, string? action = null, Exception? cause = null) => new(
        RunwayErrors.DownloadFailed,
        $"{what}: {reason}",
        action,
        cause);
}
