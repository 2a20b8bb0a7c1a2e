using System.Net;

namespace Runway;

/// <summary>A request body, or an empty one, that notes the moment the transport begins to take it.</summary>
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

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _context.BodyStarted = true;
        return _inner?.CopyToAsync(stream, context, cancellationToken) ?? Task.CompletedTask;
    }

    protected override Task<Stream> CreateContentReadStreamAsync()
    {
        _context.BodyStarted = true;
        return _inner?.ReadAsStreamAsync() ?? Task.FromResult(Stream.Null);
    }

    protected override bool TryComputeLength(out long length)
    {
        var known = _inner is null ? 0 : _inner.Headers.ContentLength;
        length = known ?? 0;
        return known is not null;
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
