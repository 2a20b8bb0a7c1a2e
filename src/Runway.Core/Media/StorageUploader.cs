using System.Text;
using System.Text.RegularExpressions;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Http;
using Runway.Observing;
using Runway.Texts;

namespace Runway.Media;

/// <summary>
/// One upload: requests an upload URL from the API, then posts the form to storage, which is another host and never receives the
/// key. After a failure it requests a new upload URL, as the service advises, instead of posting the form again.
/// </summary>
internal sealed partial class StorageUploader(ConnectionContext connection)
{
    private const int MaxAttempts = 4;
    private const int MaxNameLength = 100;
    private const int MaxErrorBytes = 64 * 1024;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private readonly ReadPolicy<RunwayClient> _reads = new(connection, connection.Client);

    public async Task<RunwayUpload> UploadAsync(MediaFile file, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var name = NameFor(file);
        var pause = new RetryPause(connection, $"Uploading '{file.Path}'", observer, FirstDelay);
        for (var attempt = 1; ; attempt++)
        {
            var expiresAt = connection.Clock.GetUtcNow() + Lifetime;
            var upload = await _reads.RunAsync(
                $"Requesting an upload URL for '{name}'",
                (client, token) => client.CreateUploadAsync(new UploadRequest { Filename = name, Type = "ephemeral" }, token),
                observer,
                FirstDelay,
                cancellationToken).ConfigureAwait(false);
            var (url, runwayUri) = Require(upload, name);
            var (problem, status, retryAfter) = await PostAsync(url, upload.Fields?.Entries ?? new Dictionary<string, string>(), file, name, attempt, observer, cancellationToken).ConfigureAwait(false);
            if (problem is null)
            {
                return new RunwayUpload(runwayUri, name, file.Length, file.Format.MediaType, expiresAt);
            }

            if (retryAfter > Backoff.LongestWait)
            {
                throw new RunwayException(
                    RunwayErrors.UploadFailed,
                    $"Uploading '{file.Path}': storage at '{url.Host}' did not accept it ({problem.TrimEnd('.')}) and asks to wait {RetryAfterHeader.Describe(retryAfter.Value)}, which is longer than the maximum wait.",
                    "Try again later.");
            }

            if (attempt == MaxAttempts)
            {
                throw new RunwayException(
                    RunwayErrors.UploadFailed,
                    $"Uploading '{file.Path}': storage at '{url.Host}' did not accept it in {MaxAttempts} attempts ({problem.TrimEnd('.')}).");
            }

            await pause.WaitAsync(attempt, status, retryAfter, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>What went wrong, or null when storage accepted the file; the status code and the Retry-After delay.</returns>
    private async Task<(string? Problem, int? Status, TimeSpan? RetryAfter)> PostAsync(Uri url, IEnumerable<KeyValuePair<string, string>> fields, MediaFile file, string name, int attempt, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        // A limit on the time without progress; the total time depends on the size of the file and the network.
        var stallTimeout = connection.RequestTimeout;
        using var stall = new CancellationTokenSource(stallTimeout, connection.Clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Options.Set(RequestContext.Key, new RequestContext(observer) { Attempt = attempt });
        request.Content = new StorageForm(fields, file, name, taken =>
        {
            stall.CancelAfter(stallTimeout);
            observer.Notify(o => o.OnUpload(file.Path, Math.Min(taken, file.Length), file.Length));
        });
        try
        {
            using var response = await connection.Files.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return default;
            }

            var code = ErrorCode().Match(await ErrorTextAsync(response.Content, linked.Token).ConfigureAwait(false)).Groups[1].Value;
            return ($"it returned status {(int)response.StatusCode} {code}".TrimEnd(), (int)response.StatusCode, RetryAfterHeader.Of(response, connection.Clock));
        }
        catch (OperationCanceledException) when (stall.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return ($"no byte was sent for {stallTimeout.TotalSeconds:0} s", null, null);
        }
        catch (HttpRequestException e)
        {
            return (connection.Redact(e.Message), null, null);
        }
    }

    // The text only adds to the status code.
    private static async Task<string> ErrorTextAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var text = new MemoryStream();
        try
        {
            await BoundedBody.ReadAsync(content, text, MaxErrorBytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (ServiceErrors.IsTransport(e))
        {
            // Interrupted: the part that was received is used.
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static (Uri Url, string RunwayUri) Require(UploadResponse upload, string name) =>
        Uri.TryCreate(upload.UploadUrl, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && upload.RunwayUri is { Length: > 0 } runwayUri
            ? (url, OutsideText.Address(runwayUri))
            : throw new RunwayException(
                RunwayErrors.UnexpectedResponse,
                $"Requesting an upload URL for '{name}': the response has no upload URL or no runway:// URI.",
                "This is not a response of the API. Check that the base URL is the API's.");

    // The service determines the expected format by the extension, so a wrong or missing one is replaced.
    private static string NameFor(MediaFile file)
    {
        var extension = Path.GetExtension(file.Path).ToLowerInvariant();
        var stem = Unsafe().Replace(Path.GetFileNameWithoutExtension(file.Path), "_");
        return (stem.Length > MaxNameLength ? stem[..MaxNameLength] : stem)
            + (file.Format.Extensions.Contains(extension) ? extension : file.Format.Extensions[0]);
    }

    [GeneratedRegex("[^A-Za-z0-9._-]", RegexOptions.CultureInvariant)]
    private static partial Regex Unsafe();

    [GeneratedRegex("<Code>([A-Za-z]{1,60})</Code>", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorCode();
}
