using System.Net;

namespace Runway.Http;

/// <summary>A request body that records when the transport starts to read it.</summary>
internal sealed class WatchedContent : HttpContent
{
    private readonly HttpContent? _inner;
    private readonly RequestContext _context;

    public WatchedContent(HttpContent? inner, RequestContext context)
    {
        _inner = inner;
        _context = context;
        if (inner is not null)
        {
            foreach (var header in inner.Headers.NonValidated)
            {
                Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await BeginAsync().ConfigureAwait(false);
        await (_inner?.CopyToAsync(stream, context, cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
    }

    protected override async Task<Stream> CreateContentReadStreamAsync()
    {
        await BeginAsync().ConfigureAwait(false);
        return _inner is null ? Stream.Null : await _inner.ReadAsStreamAsync().ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        var known = _inner is null ? 0 : _inner.Headers.ContentLength;
        length = known ?? 0;
        return known is not null;
    }

    // If the journal line of a create cannot be written, nothing is sent.
    private async Task BeginAsync()
    {
        if (!_context.BodyStarted && _context.Outgoing is { } outgoing)
        {
            await outgoing.SendAsync(_context.Attempt).ConfigureAwait(false);
        }

        _context.BodyStarted = true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner?.Dispose();
        }

        base.Dispose(disposing);
    }
}
