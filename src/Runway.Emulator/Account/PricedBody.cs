using System.Text.Json;
using Runway.Emulator.Media;

namespace Runway.Emulator.Account;

/// <summary>The values in the body of a create that determine its price.</summary>
internal readonly struct PricedBody(JsonElement body)
{
    /// <summary>Megapixels of a picture; 0 where its ratio does not state them.</summary>
    public decimal Megapixels => Size is { } size ? (decimal)size.Width * size.Height / 1_000_000 : Text("ratio") is "auto_2k" ? 4 : 0;

    /// <summary>The shorter side of a picture in pixels; 0 where its ratio does not state it.</summary>
    public int ShortSide => Size is { } size ? Math.Min(size.Width, size.Height) : 0;

    /// <summary>The resolution: as given, else by the pixels of the ratio, else 720p.</summary>
    public VideoClass Class => (Text("resolution") ?? Text("ratio"))?.ToLowerInvariant() switch
    {
        "480p" or "auto_480p" => VideoClass.P480,
        "1080p" or "2k" or "auto_1080p" => VideoClass.P1080,
        "4k" => VideoClass.P2160,
        _ when Size is null => VideoClass.P720,
        _ when Megapixels < 0.6m => VideoClass.P480,
        _ when Megapixels < 1.5m => VideoClass.P720,
        _ when Megapixels < 3 => VideoClass.P1080,
        _ => VideoClass.P2160,
    };

    /// <summary>Whether the input has a video.</summary>
    public bool HasInputVideo =>
        body.TryGetProperty("promptVideo", out _) || body.TryGetProperty("videoUri", out _) || body.TryGetProperty("referenceVideos", out _);

    /// <summary>Whether an image is the first frame.</summary>
    public bool HasStartImage => body.TryGetProperty("promptImage", out _);

    /// <summary>Images without a position in the video.</summary>
    public int References => CountReferences("promptImage") + CountReferences("references");

    private PixelSize? Size => PixelSize.TryParse(Text("ratio"), out var size) ? size : null;

    public bool IsFalse(string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.False;

    public decimal? Number(string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetDecimal(out var number) ? number : null;

    public string? Text(string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private int CountReferences(string name) =>
        body.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Count(entry => entry.ValueKind == JsonValueKind.Object && !entry.TryGetProperty("position", out _))
            : 0;
}

/// <summary>Resolutions with different prices.</summary>
internal enum VideoClass
{
    P480,
    P720,
    P1080,
    P2160,
}
