using System.Text.Json;
using Runway.Texts;

namespace Runway.Http;

/// <summary>
/// Reads the body of an error response. The service's format is
/// <c>{"error", "issues": [{"path", "message"}], "docUrl"}</c>; gateways return HTML or plain text.
/// </summary>
internal sealed record ServiceError(string? Message, IReadOnlyList<string> Issues)
{
    private const int MaxText = 300;
    private const int MaxIssues = 20;

    /// <summary>The code of the error, such as <c>no_eligible_model</c>, or null.</summary>
    public string? Code { get; init; }

    /// <summary>Reads a body of any format; never throws.</summary>
    /// <param name="body">The body.</param>
    /// <param name="redact">Redacts a text. Called before the text is cut, since a part of a key is also a secret.</param>
    public static ServiceError Parse(string? body, Func<string, string> redact)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            return new ServiceError(null, []);
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return FromJson(document.RootElement, redact);
        }
        catch (JsonException)
        {
            return new ServiceError(FromText(body, redact), []);
        }
    }

    /// <summary>The error and its issues as one readable text.</summary>
    public override string ToString() => string.Join(
        " ",
        new[] { Message?.TrimEnd('.', ' ') is { Length: > 0 } m ? m + "." : null }
            .Concat(Issues.Select(i => (string?)(i.TrimEnd('.', ' ') + ".")))
            .Where(t => t is not null));

    private static ServiceError FromJson(JsonElement root, Func<string, string> redact)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return new ServiceError(Shorten(root.ToString(), redact), []);
        }

        var issues = new List<string>();
        if (root.TryGetProperty("issues", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            issues.AddRange(list.EnumerateArray().Take(MaxIssues).Select(i => Describe(i, redact)).OfType<string>());
        }

        issues.AddRange(Stages(root, redact));
        return new ServiceError(Text(root, "error", redact) ?? Text(root, "message", redact) ?? Shorten(root.ToString(), redact), issues) { Code = Text(root, "code", redact) };
    }

    // How many models each filter of a router left.
    private static IEnumerable<string> Stages(JsonElement root, Func<string, string> redact)
    {
        if (!root.TryGetProperty("pipeline", out var stages) || stages.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        foreach (var stage in stages.EnumerateArray().Take(MaxIssues))
        {
            if (stage.ValueKind == JsonValueKind.Object && Text(stage, "filter", redact) is { } filter && stage.TryGetProperty("models", out var models) && models.ValueKind == JsonValueKind.Array)
            {
                yield return models.GetArrayLength() == 0 ? $"The filter '{filter}' leaves no model" : $"The filter '{filter}' leaves {string.Join(", ", models.EnumerateArray().Take(MaxIssues).Select(m => Shorten(m.ToString(), redact)))}";
            }
        }
    }

    // {"path":["referenceImages",0,"uri"],"message":"..."} reads as "referenceImages[0].uri: ..."
    private static string? Describe(JsonElement issue, Func<string, string> redact)
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

        var what = Text(issue, "message", redact) ?? Text(issue, "note", redact) ?? Text(issue, "code", redact);
        return what is null ? null : path.Length == 0 ? what : $"{Shorten(path, redact)}: {what}";
    }

    private static string? Text(JsonElement element, string name, Func<string, string> redact) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? Shorten(value.GetString(), redact)
            : null;

    private static string FromText(string body, Func<string, string> redact) =>
        body.TrimStart().StartsWith('<') ? "The answer was a web page, not the API's" : Shorten(body, redact)!;

    private static string? Shorten(string? text, Func<string, string> redact) =>
        text is null ? null : OutsideText.Cut(OutsideText.OneLine(redact(text)), MaxText);
}
