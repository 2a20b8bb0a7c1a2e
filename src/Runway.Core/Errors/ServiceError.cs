using System.Text.Json;

namespace Runway;

/// <summary>
/// The body of an error answer, made readable. The service's own shape is
/// <c>{"error", "issues": [{"path", "message"}], "docUrl"}</c>; gateways before it answer HTML or plain text.
/// </summary>
internal sealed record ServiceError(string? Message, IReadOnlyList<string> Issues)
{
    private const int MaxText = 300;

    /// <summary>Reads a body of any form; never throws.</summary>
    public static ServiceError Parse(string? body)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            return new ServiceError(null, []);
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return FromJson(document.RootElement);
        }
        catch (JsonException)
        {
            return new ServiceError(FromText(body), []);
        }
    }

    /// <summary>The error and its issues as one readable text.</summary>
    public override string ToString() => string.Join(
        " ",
        new[] { Message?.TrimEnd('.', ' ') is { Length: > 0 } m ? m + "." : null }
            .Concat(Issues.Select(i => (string?)(i.TrimEnd('.', ' ') + ".")))
            .Where(t => t is not null));

    private static ServiceError FromJson(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return new ServiceError(Shorten(root.ToString()), []);
        }

        var issues = new List<string>();
        if (root.TryGetProperty("issues", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            issues.AddRange(list.EnumerateArray().Select(Describe).OfType<string>());
        }

        return new ServiceError(Text(root, "error") ?? Text(root, "message") ?? Shorten(root.ToString()), issues);
    }

    // {"path":["referenceImages",0,"uri"],"message":"..."} reads as "referenceImages[0].uri: ..."
    private static string? Describe(JsonElement issue)
    {
        if (issue.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var path = string.Empty;
        if (issue.TryGetProperty("path", out var steps) && steps.ValueKind == JsonValueKind.Array)
        {
            foreach (var step in steps.EnumerateArray())
            {
                path += step.ValueKind == JsonValueKind.Number ? $"[{step}]" : path.Length == 0 ? $"{step}" : $".{step}";
            }
        }

        var what = Text(issue, "message") ?? Text(issue, "note") ?? Text(issue, "code");
        return what is null ? null : path.Length == 0 ? what : $"{path}: {what}";
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? Shorten(value.GetString())
            : null;

    private static string FromText(string body) =>
        body.TrimStart().StartsWith('<') ? "The answer was a web page, not the API's" : Shorten(body.Trim())!;

    private static string? Shorten(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var safe = Redaction.Redact(text);
        return safe.Length > MaxText ? safe[..MaxText] + "…" : safe;
    }
}
