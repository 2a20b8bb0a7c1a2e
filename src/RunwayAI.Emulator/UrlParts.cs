namespace Runway.Emulator.RunwayAI;

/// <summary>A URL taken apart: <c>https://host/any/prefix/</c>, <c>images</c>, <c>name.jpg</c>.</summary>
/// <param name="Root">What stands before the area, with a slash at its end.</param>
/// <param name="Area">The last segment but one; empty when there is none.</param>
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
