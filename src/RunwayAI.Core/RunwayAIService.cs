using System.Security;
using System.Text;
using Runway.Http;
using Runway.Tasks;
using Runway.Texts;
using RunwayAI.Generated;
using RunwayAI.Generated.Models;

namespace Runway;

/// <summary>The operations of the "Runway AI" service. Each responds with its result; there are no tasks to wait for.</summary>
internal sealed class RunwayAIService
{
    private const string Consequence = "It may have been carried out and charged.";
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private readonly RunwayAIConnection _connection;
    private readonly SingleSend<RunwayAIClient> _once;

    internal RunwayAIService(RunwayAIConnection connection)
    {
        _connection = connection;
        _once = new SingleSend<RunwayAIClient>(connection.Context, connection.Client);
    }

    /// <summary>
    /// Sends a request once and returns its result. It is sent again only where the service certainly did not accept it: no byte
    /// of the body was sent, or the status code was 429.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="index">Its position in the caller's input.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the wait; the service may still complete a request in flight.</param>
    /// <exception cref="RunwayException">It is not valid, was refused, or its outcome is unknown.</exception>
    public async Task<RunwayAIMedia> CreateAsync(RunwayAIRequest request, int? index, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
        var body = request.ToWire();
        try
        {
            return await _once.RunAsync(
                request.Operation,
                Consequence,
                client => body.SendAsync(client, cancellationToken),
                (named, context) => ToMedia(request, named, context) is { } media
                    ? media with { Index = index }
                    : throw _once.OutcomeUnknown(request.Operation, Consequence, "the answer holds no URL", context, null),
                observer,
                cancellationToken).ConfigureAwait(false);
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.SubmissionOutcomeUnknown && cancellationToken.IsCancellationRequested)
        {
            // Cancelled by the caller: the response is not lost.
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
    }

    /// <summary>Reads the metadata of an image.</summary>
    /// <exception cref="RunwayException">It is not an image, or cannot be read.</exception>
    public async Task<RunwayAIImageMetadata> GetImageMetadataAsync(RunwayAIMedia image, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var url = RunwayAIParts.RequireUrl(image, MediaKind.Image, "image");
        var (read, response) = await ReadAsync("Reading the metadata of an image", (c, t) => c.GetImageMetadataAsync(url, t), observer, cancellationToken).ConfigureAwait(false);
        return RunwayAIMapper.ToMetadata(read, url, response);
    }

    /// <summary>Reads the metadata of a video.</summary>
    /// <exception cref="RunwayException">It is not a video, or cannot be read.</exception>
    public async Task<RunwayAIVideoMetadata> GetVideoMetadataAsync(RunwayAIMedia video, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var url = RunwayAIParts.RequireUrl(video, MediaKind.Video, "video");
        var (read, response) = await ReadAsync("Reading the metadata of a video", (c, t) => c.GetVideoMetadataAsync(url, t), observer, cancellationToken).ConfigureAwait(false);
        return RunwayAIMapper.ToMetadata(read, url, response);
    }

    /// <summary>Deletes a medium. A missing one is not an error, since a deletion whose response is lost is sent again.</summary>
    /// <param name="media">The medium.</param>
    /// <param name="token">The deletion token. It is redacted in logs and errors.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    /// <returns>The message of the service; null when the medium did not exist.</returns>
    /// <exception cref="RunwayException">The deletion was refused, or the service cannot be reached.</exception>
    public async Task<string?> DeleteAsync(RunwayAIMedia media, SecureString token, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var url = RunwayAIParts.RequireUrl(media, null, "medium");
        var secret = _connection.Guard(token);
        try
        {
            var (answer, _) = await ReadAsync(
                "Deleting a medium",
                (c, t) => c.DeleteMediaAsync(new DeleteMediaRequest { MediaUrl = url, AuthToken = secret.Reveal() }, t),
                observer,
                cancellationToken).ConfigureAwait(false);
            return _connection.Context.Clean(answer.Message) ?? string.Empty;
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.NotFound && _connection.Context.HasAnswered)
        {
            // Only a response of the API counts: a web page with status 404 means that the base URL is wrong.
            return null;
        }
    }

    private async Task<(T Answer, string? Response)> ReadAsync<T>(
        string what, Func<RunwayAIClient, CancellationToken, Task<T>> call, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        RequestContext? context = null;
        var policy = new ReadPolicy<RunwayAIClient>(_connection.Context, c => _connection.Client(context = c));
        var answer = await policy.RunAsync(what, call, observer, FirstDelay, cancellationToken).ConfigureAwait(false);
        return (answer, TextOf(context));
    }

    private RunwayAIMedia? ToMedia(RunwayAIRequest request, string? named, RequestContext context) =>
        TextOf(context) is { } response && (named ?? RunwayAIMapper.FindUrl(response)) is { Length: > 0 } url
            ? new RunwayAIMedia
            {
                Url = OutsideText.Address(url),
                Kind = request.Result,
                Operation = request.Operation,
                PromptText = request.PromptText ?? request.Source?.PromptText,
                SourceUrl = request.Source?.Url,
                CreatedAt = _connection.Clock.GetUtcNow(),
                Response = response,
            }
            : null;

    // The escape sequences of OutsideText are those of JSON, so the text stays the same JSON.
    private string? TextOf(RequestContext? context) =>
        context?.Answer is { } bytes ? OutsideText.Visible(_connection.RemoveSecrets(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'))) : null;
}
