using System.Text.RegularExpressions;

namespace Runway;

/// <summary>Takes secrets out of text that is about to be shown or stored.</summary>
public static partial class Redaction
{
    private const string Mark = "[redacted]";

    // The names under which keys, tokens, passwords and signatures travel.
    private const string Secret =
        "jwt|token|signature|sig|policy|x-(?:amz|goog)-[\\w-]+|key-pair-id|accesskeyid|api[_-]?key|secret|passw(?:or)?d|pwd|authorization|cookie";

    // The beginning of a URL. Its length is bounded, so that a text of a million letters is passed over in one go.
    private const string Scheme = @"(?:[a-z][a-z0-9+.-]{1,15}:(?:\\?/){2}|(?<=[\s""'(])//)";

    /// <summary>
    /// Replaces API keys, bearer tokens, headers that authorize, the query of every URL (outputs carry a <c>_jwt</c> there,
    /// storage its signature), the user and password in one (proxies have them there), and the content of data URIs, of which
    /// only the type and the size stay. Looked for only where there is a part that each of them has: most texts are prompts.
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

    /// <summary>A URL without its query, which is where signatures travel, and without user and password.</summary>
    public static string Url(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.IsAbsoluteUri
            ? OutsideText.Visible(url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped))
            : OutsideText.Visible(url.OriginalString.Split('?')[0]);
    }

    [GeneratedRegex(@"(data:[\w.+-]+/[\w.+-]+(?:;[\w=.-]+)*;base64,)([A-Za-z0-9+/=_-]{16,})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DataUri();

    // Quotation marks and brackets end a URL in a sentence or a page. In JSON its slashes may be escaped.
    [GeneratedRegex(@"(" + Scheme + @"[^\s""'<>?]+)\?[^\s""'<>]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex UrlQuery();

    // To the last at sign of the authority: a password may hold one.
    [GeneratedRegex(@"(" + Scheme + @")[^\s""'<>/\\?#]+@", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex UserInfo();

    // A token, and not the next word of a prompt about a ring bearer: it has a digit or a sign inside, or it is long.
    [GeneratedRegex(@"(bearer(?:\s+|%20|\+))(?=[^\s""',;<&]*(?:[0-9]|[_.=~+/-]\w)|[^\s""',;<&]{16})[^\s""',;<&]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();

    // A header as it stands in a log, such as Authorization: Basic dXNlcjpw. What follows belongs to it, to the end of the line.
    [GeneratedRegex(@"((?:authorization|cookie|x-api-key|x-(?:amz|goog)-(?:signature|credential|security-token))\s*:\s*)[^\r\n""'<]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Header();

    // "token": "…", with either quotation mark, and in JSON that is a text of other JSON.
    [GeneratedRegex(@"((?:" + Secret + @")\\?[""']\s*[:=]\s*\\?[""'])(?:[^""'\\]|\\[^""'])+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"((?:" + Secret + @")(?:=|%3D|\\u003d))[^&\s""'<>;,]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Assigned();

    [GeneratedRegex(@"eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?", RegexOptions.CultureInvariant)]
    private static partial Regex WebToken();

    [GeneratedRegex(@"key_[0-9a-zA-Z]{16,}", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
