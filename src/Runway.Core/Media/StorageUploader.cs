using System.Text;
using System.Text.RegularExpressions;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Http;
using Runway.Observing;

namespace Runway.Media;

/// <summary>
/// One upload: a placeholder from the API, then the form to storage, which is another host and never sees the key. A
/// form that fails is never posted again; a new placeholder is asked for, as the service advises.
/// </summary>
internal sealed partial class StorageUploader(ConnectionContext connection)
{
    private const int MaxAttempts = 4;
    private const int MaxNameLength = 100;
    private const int MostOfAnError = 64 * 1024;
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
            var place = await _reads.RunAsync(
                $"Asking for a place for '{name}'",
                (client, token) => client.CreateUploadAsync(new UploadRequest { Filename = name, Type = "ephemeral" }, token),
                observer,
                FirstDelay,
                cancellationToken).ConfigureAwait(false);
            var (url, runwayUri) = Require(place, name);
            var (problem, status, retryAfter) = await PostAsync(url, place.Fields?.Entries ?? new Dictionary<string, string>(), file, name, attempt, observer, cancellationToken).ConfigureAwait(false);
            if (problem is null)
            {
                return new RunwayUpload(runwayUri, name, file.Length, file.Format.MediaType, expiresAt);
            }

            if (retryAfter > Backoff.Patience)
            {
                throw new RunwayException(
                    RunwayErrors.UploadFailed,
                    $"Uploading '{file.Path}': storage at '{url.Host}' did not take it ({problem.TrimEnd('.')}) and asks to wait {RetryAfterHeader.Describe(retryAfter.Value)}, which is longer than is waited.",
                    "Try again later.");
            }

            if (attempt == MaxAttempts)
            {
                throw new RunwayException(
                    RunwayErrors.UploadFailed,
                    $"Uploading '{file.Path}': storage at '{url.Host}' did not take it in {MaxAttempts} attempts ({problem.TrimEnd('.')}).");
            }

            await pause.WaitAsync(attempt, status, retryAfter, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>What went wrong, null when storage took the file; and what it answered and asked to wait.</returns>
    private async Task<(string? Problem, int? Status, TimeSpan? RetryAfter)> PostAsync(Uri url, IEnumerable<KeyValuePair<string, string>> fields, MediaFile file, string name, int attempt, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        // Not how long it may take, which the line decides, but how long it may stand still.
        var patience = connection.RequestTimeout;
        using var stall = new CancellationTokenSource(patience, connection.Clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Options.Set(RequestContext.Key, new RequestContext(observer) { Attempt = attempt });
        request.Content = new StorageForm(fields, file, name, taken =>
        {
            stall.CancelAfter(patience);
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
            return ($"it answered {(int)response.StatusCode} {code}".TrimEnd(), (int)response.StatusCode, RetryAfterHeader.Of(response, connection.Clock));
        }
        catch (OperationCanceledException) when (stall.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return ($"nothing moved for {patience.TotalSeconds:0} s", null, null);
        }
        catch (HttpRequestException e)
        {
            return (connection.Redact(e.Message), null, null);
        }
    }

    // The status says that it failed; its text only adds to that.
    private static async Task<string> ErrorTextAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var text = new MemoryStream();
        try
        {
            await AnswerBody.ReadAsync(content, text, MostOfAnError, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (ServiceErrors.IsTransport(e))
        {
            // It broke off: what came of it has to do.
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static (Uri Url, string RunwayUri) Require(UploadResponse place, string name) =>
        Uri.TryCreate(place.UploadUrl, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && place.RunwayUri is { Length: > 0 } runwayUri
            ? (url, OutsideText.Address(runwayUri))
            : throw new RunwayException(
                RunwayErrors.UnexpectedResponse,
                $"Asking for a place for '{name}': the answer lacks the address of the storage or the runway:// URI.",
                "The answer does not have the API's form. Check that the base URL is the API's.");

    // The service decides by the extension what it expects, so a wrong or missing one is replaced.
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
