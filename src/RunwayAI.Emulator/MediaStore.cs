using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Runway.Emulator.Http;

namespace Runway.Emulator.RunwayAI;

/// <summary>The media that are not deleted, by URL.</summary>
internal sealed class MediaStore
{
    private readonly ConcurrentDictionary<string, MediaItem> _items = new(StringComparer.Ordinal);

    public int Count => _items.Count;

    /// <summary>Adds a medium and returns its URL.</summary>
    public string Add(MediaItem item, Uri root)
    {
        _items[item.FileName] = item;
        return $"{root.AbsoluteUri.TrimEnd('/')}/{item.Kind.Area()}/{item.FileName}";
    }

    /// <summary>The medium of a URL; null for a name that this emulator never assigned.</summary>
    public MediaItem? Find(Uri url)
    {
        var parts = UrlParts.Of(url);
        return _items.TryGetValue(parts.Name, out var item) && item.Kind.Area() == parts.Area ? item : null;
    }

    public bool Remove(MediaItem item) => _items.TryRemove(item.FileName, out _);

    /// <summary>Serves a file: GET and HEAD, whole or one range.</summary>
    /// <exception cref="RefusedException">There is no such file, or the method is another.</exception>
    public HttpResponseMessage Serve(HttpRequestMessage request)
    {
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            throw new RefusedException(HttpStatusCode.MethodNotAllowed, "This path does not take that method.", "GET");
        }

        var item = Find(request.RequestUri!) ?? throw new RefusedException(HttpStatusCode.NotFound, "There is no such media.");
        return FileResponse.For(request, item.Render(), new EntityTagHeaderValue($"\"{item.Id:N}\""), item.Kind.ContentType());
    }
}
