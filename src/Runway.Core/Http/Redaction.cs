using System.Text.RegularExpressions;

namespace Runway;

/// <summary>Takes secrets out of text that is about to be shown or stored.</summary>
public static partial class Redaction
{
    private const string Mark = "[redacted]";

    /// <summary>
    /// Replaces API keys, bearer tokens, the query of every URL (outputs carry a <c>_jwt</c> there, storage its
    /// signature), the user and password in one (proxies have them there), and the content of data URIs, of which only the
    /// type and the size stay. Looked for only where there is a part that each of them has: most texts are prompts.
    /// </summary>
    public static string Redact(string text)
    {
        if (text.Contains("base64,", StringComparison.Ordinal))
        {
            text = DataUri().Replace(text, m => $"{m.Groups[1].Value}[{m.Groups[2].Length} characters]");
        }

        if (text.Contains("://", StringComparison.Ordinal))
        {
            text = UserInfo().Replace(text, "$1" + Mark + "@");
            text = UrlQuery().Replace(text, "$1?" + Mark);
        }

        if (text.Contains("bearer", StringComparison.OrdinalIgnoreCase))
        {
            text = Bearer().Replace(text, "$1" + Mark);
        }

        if (text.AsSpan().ContainsAny('=', '"'))
        {
            text = SignedMember().Replace(text, "$1" + Mark);
        }

        return text.Contains("key_", StringComparison.Ordinal) ? Key().Replace(text, "key_" + Mark) : text;
    }

    /// <summary>A URL without its query, which is where signatures travel.</summary>
    public static string Url(Uri url) => url.IsAbsoluteUri ? url.GetLeftPart(UriPartial.Path) : url.OriginalString.Split('?')[0];

    [GeneratedRegex(@"(data:[\w.+-]+/[\w.+-]+(?:;[\w=.-]+)*;base64,)([A-Za-z0-9+/=_-]{16,})", RegexOptions.CultureInvariant)]
    private static partial Regex DataUri();

    [GeneratedRegex(@"(https?://[^\s""'<>?]+)\?[^\s""'<>]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex UrlQuery();

    [GeneratedRegex(@"(https?://)[^\s""'<>/?#@]+@", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"(bearer\s+)[^\s""',;]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"((?:_jwt|auth_token|signature|x-amz-[\w-]+|policy)(?:=|""\s*:\s*""))[^&\s""']+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SignedMember();

    [GeneratedRegex(@"key_[0-9a-zA-Z]{16,}", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
