using System.Text.RegularExpressions;

namespace Runway.Texts;

/// <summary>Removes secrets from text before it is shown or stored.</summary>
internal static partial class Redaction
{
    private const string Mark = "[redacted]";

    // The names of parameters and members with keys, tokens, passwords and signatures.
    private const string Secret =
        "jwt|token|signature|sig|policy|x-(?:amz|goog)-[\\w-]+|key-pair-id|accesskeyid|(?:api|session)[_-]?key|secret|passw(?:or)?d|pwd|authorization|cookie"
        + "|(?:signed|recording|preview)[_-]?url|(?:reference|processed)ImageUri";

    // The beginning of a URL. The length is limited, so that long text is scanned in linear time.
    private const string Scheme = @"(?:[a-z][a-z0-9+.-]{1,15}:(?:\\?/){2}|(?<=[\s""'(])//)";

    /// <summary>
    /// Replaces API keys, bearer tokens, authorization headers, the query of every URL (outputs have a <c>_jwt</c> there, storage
    /// a signature), user and password in a URL (proxies), and the content of data URIs, of which only type and size stay. Each
    /// pattern runs only where the text contains a fixed part of it, since most texts are prompts.
    /// </summary>
    public static string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains("base64,", StringComparison.OrdinalIgnoreCase))
        {
            text = DataUri().Replace(text, m => $"{m.Groups[1].Value}[{m.Groups[2].Length} characters]");
        }

        if (text.Contains("//", StringComparison.Ordinal) || text.Contains(@"\/\/", StringComparison.Ordinal))
        {
            text = UserInfo().Replace(text, "$1" + Mark + "@");
            text = UrlQuery().Replace(text, "$1?" + Mark);
        }

        if (text.Contains("bearer", StringComparison.OrdinalIgnoreCase))
        {
            text = Bearer().Replace(text, "$1" + Mark);
        }

        if (text.Contains(':', StringComparison.Ordinal))
        {
            text = Header().Replace(text, "$1" + Mark);
        }

        if (text.AsSpan().ContainsAny('"', '\''))
        {
            text = Quoted().Replace(text, "$1" + Mark);
        }

        if (text.Contains('=', StringComparison.Ordinal) || text.Contains("%3D", StringComparison.OrdinalIgnoreCase) || text.Contains("\\u003d", StringComparison.OrdinalIgnoreCase))
        {
            text = Assigned().Replace(text, "$1" + Mark);
        }

        if (text.Contains("eyJ", StringComparison.Ordinal))
        {
            text = WebToken().Replace(text, Mark);
        }

        return text.Contains("key_", StringComparison.Ordinal) ? Key().Replace(text, "key_" + Mark) : text;
    }

    /// <summary>A URL without its query, which may have a signature, and without user and password.</summary>
    public static string Url(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.IsAbsoluteUri
            ? OutsideText.Visible(url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped))
            : OutsideText.Visible(url.OriginalString.Split('?')[0]);
    }

    [GeneratedRegex(@"(data:[\w.+-]+/[\w.+-]+(?:;[\w=.-]+)*;base64,)([A-Za-z0-9+/=_-]{16,})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DataUri();

    // Quotation marks and brackets end a URL. In JSON its slashes may be escaped.
    [GeneratedRegex(@"(" + Scheme + @"[^\s""'<>?]+)\?[^\s""'<>]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex UrlQuery();

    // Up to the last at sign of the authority, since a password may contain one.
    [GeneratedRegex(@"(" + Scheme + @")[^\s""'<>/\\?#]+@", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex UserInfo();

    // The token has a digit or punctuation or is long; otherwise it is a word, as in a prompt about a ring bearer.
    [GeneratedRegex(@"(bearer(?:\s+|%20|\+))(?=[^\s""',;<&]*(?:[0-9]|[_.=~+/-]\w)|[^\s""',;<&]{16})[^\s""',;<&]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();

    // A header in a log, such as Authorization: Basic dXNlcjpw, up to the end of the line.
    [GeneratedRegex(@"((?:authorization|cookie|x-api-key|x-(?:amz|goog)-(?:signature|credential|security-token))\s*:\s*)[^\r\n""'<]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Header();

    // "token": "…", with either quotation mark, also in JSON within a JSON string.
    [GeneratedRegex(@"((?:" + Secret + @")\\?[""']\s*[:=]\s*\\?[""'])(?:[^""'\\]|\\[^""'])+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"((?:" + Secret + @")(?:=|%3D|\\u003d))[^&\s""'<>;,]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Assigned();

    [GeneratedRegex(@"eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?", RegexOptions.CultureInvariant)]
    private static partial Regex WebToken();

    [GeneratedRegex(@"key_[0-9a-zA-Z]{16,}", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
