namespace Runway.Emulator.RunwayAI;

/// <summary>The parts of a URL: <c>https://host/any/prefix/</c>, <c>images</c>, <c>name.jpg</c>.</summary>
/// <param name="Root">The URL before the area, with a final slash.</param>
/// <param name="Area">The second to last segment; empty when there is none.</param>
/// <param name="Name">The last segment.</param>
internal readonly record struct UrlParts(Uri Root, string Area, string Name)
{
    public static UrlParts Of(Uri url)
    {
        var path = url.AbsolutePath.Split('/');
        var root = new Uri(url.GetLeftPart(UriPartial.Authority) + string.Join('/', path[..^2]) + "/");
        return path.Length < 3 ? new UrlParts(root, string.Empty, path[^1]) : new UrlParts(root, path[^2], path[^1]);
    }
}
