using System.Text.Json;
using Runway.Texts;
using RunwayAI.Generated.Models;

namespace Runway;

/// <summary>Converts responses of the "Runway AI" service to public types.</summary>
internal static class RunwayAIMapper
{
    public static RunwayAIImageMetadata ToMetadata(GetImageMetadataResponse read, string url, string? response) => new()
    {
        Id = OutsideText.Line(read.ImageId, OutsideText.LongestName),
        Size = MediaQuantity.ParseBytes(Text(read.SizeJson)),
        SizeText = OutsideText.Line(Text(read.SizeJson), OutsideText.LongestName),
        Width = read.Width,
        Height = read.Height,
        CreatedAt = MediaQuantity.ParseTime(read.CreatedAt),
        CreatedAtText = OutsideText.Line(read.CreatedAt, OutsideText.LongestName),
        Url = url,
        Response = response,
    };

    public static RunwayAIVideoMetadata ToMetadata(GetVideoMetadataResponse read, string url, string? response) => new()
    {
        Id = OutsideText.Line(read.VideoId, OutsideText.LongestName),
        Size = MediaQuantity.ParseBytes(Text(read.SizeJson)),
        SizeText = OutsideText.Line(Text(read.SizeJson), OutsideText.LongestName),
        Duration = MediaQuantity.ParseDuration(Text(read.DurationJson)),
        DurationText = OutsideText.Line(Text(read.DurationJson), OutsideText.LongestName),
        CreatedAt = MediaQuantity.ParseTime(read.CreatedAt),
        CreatedAtText = OutsideText.Line(read.CreatedAt, OutsideText.LongestName),
        Url = url,
        Response = response,
    };

    /// <summary>
    /// The URL in a response that does not have it under its documented name. The documentation has eleven names for it, so the
    /// service may have others, and the result was paid for.
    /// </summary>
    /// <returns>The one text member whose name ends in url; null when there is none, or more than one.</returns>
    public static string? FindUrl(string response)
    {
        using var document = JsonDocument.Parse(response);
        var found = document.RootElement.EnumerateObject()
            .Where(m => m.Name.EndsWith("url", StringComparison.OrdinalIgnoreCase) && m.Value.ValueKind == JsonValueKind.String)
            .Select(m => m.Value.GetString())
            .ToList();
        return found is [var url] ? url : null;
    }

    private static string? Text(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };
}
