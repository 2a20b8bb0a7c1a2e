using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Runway.Gallery;

/// <summary>The template, style sheet and script of the page, which are embedded resources.</summary>
internal static partial class GalleryTemplate
{
    public static readonly string Style = Load("gallery.css");

    public static readonly string Script = Load("gallery.js");

    /// <summary>The template, split at its placeholders: markup and placeholder names alternate.</summary>
    public static readonly string[] Pieces = Placeholder().Split(Load("gallery.html"));

    /// <summary>
    /// The content security policy: the page shows embedded media, and linked files if there are any. Only the style sheet and
    /// script of this version run, by their hash, so that injected markup would have no effect.
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

        // Browsers normalize line ends before they hash.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
