using Runway.Texts;

namespace Runway.Rest;

/// <summary>Builds the URL of a raw call, and checks that it is below <c>/v1/</c> of the connection's host.</summary>
internal static class RestAddress
{
    /// <summary>Path and query relative to the base URL, escaped.</summary>
    /// <exception cref="RunwayException">The URL is that of another host, or not one of the API.</exception>
    public static string Of(RestCall call, Uri baseAddress)
    {
        var text = call.Path.Trim();

        // By '://', since on Unix '/v1' would be parsed as an absolute file URI.
        var isWhole = text.Contains("://", StringComparison.Ordinal) || text.StartsWith("//", StringComparison.Ordinal);
        if (!Uri.TryCreate(baseAddress, isWhole ? text : text.TrimStart('/'), out var url) || text.Contains('\\') || url.Fragment.Length > 0)
        {
            throw Invalid(call, "is not a path of the API");
        }

        if (Uri.Compare(url, baseAddress, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            throw new RunwayException(
                RunwayErrors.ForeignHost,
                $"'{Redaction.Redact(url.GetLeftPart(UriPartial.Authority))}' is not the host of this connection, and the API key goes to no other.",
                $"Nothing was sent. Give a path such as /v1/organization; its host is {baseAddress.GetLeftPart(UriPartial.Authority)}.");
        }

        // Compared after normalization, which removes dot segments, escaped or not.
        if (!url.AbsolutePath.StartsWith(baseAddress.AbsolutePath + "v1/", StringComparison.Ordinal))
        {
            throw Invalid(call, "does not begin with /v1/");
        }

        return url.AbsolutePath[baseAddress.AbsolutePath.Length..] + Query(url, call.Query);
    }

    private static string Query(Uri url, IReadOnlyDictionary<string, string?> more)
    {
        var parts = more.Where(p => p.Value is not null).Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value!)}");
        var all = string.Join('&', (url.Query.Length > 1 ? [url.Query[1..]] : Array.Empty<string>()).Concat(parts));
        return all.Length == 0 ? string.Empty : "?" + all;
    }

    private static RunwayException Invalid(RestCall call, string what) => new(RunwayErrors.InvalidPath, $"'{Redaction.Redact(call.Path)}' {what}.");
}
