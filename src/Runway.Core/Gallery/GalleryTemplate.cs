using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Runway.Gallery;

/// <summary>The page's frame, its style and its script, which are resources of this assembly.</summary>
internal static partial class GalleryTemplate
{
    public static readonly string Style = Load("gallery.css");

    public static readonly string Script = Load("gallery.js");

    /// <summary>The frame: markup, and between two pieces of it the name of what comes there.</summary>
    public static readonly string[] Pieces = Slot().Split(Load("gallery.html"));

    /// <summary>
    /// What the page may do: show what is inside it, and files beside it where it links any. Style and script are those
    /// of this version and no others, by their hash, so that text which slipped through as markup could still do nothing.
    /// </summary>
    public static string Policy(bool links)
    {
        var media = links ? "data: 'self' file:" : "data:";
        return $"default-src 'none'; img-src {media}; media-src {media}; style-src {Hash(Style)}; script-src {Hash(Script)}; base-uri 'none'; form-action 'none'";
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Load(string name)
    {
        using var stream = typeof(GalleryTemplate).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);

        // Browsers hash what they parsed, and a parser knows one kind of line end.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Slot();
}
