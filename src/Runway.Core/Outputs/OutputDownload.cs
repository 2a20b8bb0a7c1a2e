using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace Runway;

/// <summary>
/// Fetches one URL into one file: streams, resumes a broken transfer by range with the content's ETag, checks the
/// length, and takes nothing for the file that a proxy put in its place.
/// </summary>
/// <param name="connection">Whose clock and files client it uses.</param>
/// <param name="what">The action, for messages: "Saving the output of task …".</param>
/// <param name="part">Where the bytes go.</param>
/// <param name="stallTimeout">How long no byte may come.</param>
/// <param name="observer">Who is told of the requests.</param>
internal sealed class OutputDownload(IServiceConnection connection, string what, PartFile part, TimeSpan stallTimeout, IRunwayObserver? observer)
{
    private const int BufferSize = 128 * 1024;
    private const int MaxFruitlessAttempts = 5;

    // A file that is through in a moment needs no second one beside it, which costs more than its bytes: what breaks off is
    // noted as it breaks off, and only a process that is killed loses as much as this.
    private const int WorthResuming = 1 << 20;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private bool _rangesFailed;

    /// <summary>The task whose output it is, for the log; null for what no task made.</summary>
    public string? TaskId { get; init; }

    /// <summary>Told after each piece: the bytes so far, and in all where the server said so.</summary>
    public Action<long, long?>? Progress { get; init; }

    /// <summary>Fetches until the part is whole.</summary>
    /// <returns>False when the URL is no longer valid and a fresh one is needed.</returns>
    public async Task<bool> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        var resumable = part.Resumable();
        for (var attempt = 1; ; attempt++)
        {
            Exception? cause;
            TimeSpan? retryAfter = null;
            try
            {
                var (outcome, asked) = await TryOnceAsync(url, resumable, attempt, cancellationToken).ConfigureAwait(false);
                if (outcome is not null)
                {
                    return outcome.Value;
                }

                (cause, retryAfter) = (null, asked);
            }
            catch (Exception e) when (ServiceErrors.IsTransport(e))
            {
                cause = e;
            }

            // A transfer that brought bytes has earned its next attempt.
            var before = resumable?.Length ?? 0;
            resumable = part.Resumable();
            if (resumable?.Length > before)
            {
                attempt = 1;
            }
            else if (attempt == MaxFruitlessAttempts)
            {
                throw new RunwayException(
                    RunwayErrors.DownloadFailed,
                    $"{what}: '{url.Host}' did not deliver the file in {MaxFruitlessAttempts} attempts. {connection.Redact(cause?.Message ?? string.Empty)}".TrimEnd(),
                    connection.Advice(RunwayErrors.DownloadFailed),
                    cause);
            }

            await Task.Delay(Backoff.Delay(attempt, FirstDelay, retryAfter), connection.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    // true: whole; false: the URL has expired; null: try again.
    private async Task<(bool? Outcome, TimeSpan? RetryAfter)> TryOnceAsync(Uri url, (long Length, string Tag)? resumable, int attempt, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Options.Set(RequestContext.Key, new RequestContext(observer) { Attempt = attempt, TaskId = TaskId });

        // From the first byte on a range is asked for, since its answer states the length of the file a second time: a
        // Content-Length that a proxy got wrong would make a cut file look whole.
        request.Headers.Range = _rangesFailed ? null : new RangeHeaderValue(resumable?.Length ?? 0, null);
        if (resumable is { } known)
        {
            request.Headers.IfRange = new RangeConditionHeaderValue(new EntityTagHeaderValue(known.Tag));
        }

        using var stall = new CancellationTokenSource(stallTimeout, connection.Clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, cancellationToken);
        try
        {
            using var response = await connection.Files.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token).ConfigureAwait(false);
            switch (response.StatusCode)
            {
                case HttpStatusCode.OK when response.Content.Headers.ContentType?.MediaType == "text/html":
                    throw new IOException("A web page came in place of the file.");
                case HttpStatusCode.OK:
                case HttpStatusCode.PartialContent when response.Content.Headers.ContentRange?.From == (resumable?.Length ?? 0):
                    await CopyAsync(response, resumable is not null && response.StatusCode == HttpStatusCode.PartialContent, stall, linked.Token).ConfigureAwait(false);
                    return (true, null);
                case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable:
                    part.Discard();
                    _rangesFailed = resumable is null;
                    return (null, null);
                case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone:
                    return (false, null);
                default:
                    if (!ServiceErrors.IsTransient((int)response.StatusCode))
                    {
                        throw new RunwayException(
                            RunwayErrors.DownloadFailed,
                            $"{what}: '{url.Host}' answered {(int)response.StatusCode}.",
                            connection.Advice(RunwayErrors.DownloadFailed) ?? "Run Save-RunwayTaskOutput again with the task's id.");
                    }

                    var asked = response.Headers.TryGetValues("Retry-After", out var values) ? values.FirstOrDefault() : null;
                    return (null, Backoff.ParseRetryAfter(asked, response.Headers.Date ?? connection.Clock.GetUtcNow()));
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No byte came for {stallTimeout.TotalSeconds:0} s.");
        }
    }

    private async Task CopyAsync(HttpResponseMessage response, bool resume, CancellationTokenSource stall, CancellationToken cancellationToken)
    {
        var headers = response.Content.Headers;
        var unnoted = !resume && response.Headers.ETag is { IsWeak: false } strong ? strong.Tag : null;
        var file = part.Open(resume);
        await using var closing = file.ConfigureAwait(false);
        var length = file.Length;
        var total = headers.ContentRange?.Length ?? (resume ? null : headers.ContentLength);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int count;
            while ((count = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                Write(file, buffer.AsSpan(0, count));
                length += count;
                stall.CancelAfter(stallTimeout);
                Progress?.Invoke(length, total);
                if (length >= WorthResuming)
                {
                    NoteTag();
                }
            }

            if (total is { } expected && length != expected)
            {
                throw new IOException($"{length:N0} bytes came where {expected:N0} were announced.");
            }
        }
        catch
        {
            NoteTag();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        void NoteTag()
        {
            if (unnoted is not null)
            {
                part.Note(unnoted);
                unnoted = null;
            }
        }
    }

    // Not asynchronous: .NET would hand each piece to another thread, to copy it into the same cache of the system.
    private static void Write(FileStream file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            file.Write(bytes);
        }
        catch (Exception e) when (PartFile.IsFileError(e))
        {
            throw PartFile.FileError(e);
        }
    }
}
