using System.Text.Json;

namespace Runway.Emulator.Routing;

/// <summary>What a routed request wants.</summary>
internal sealed record RoutedInput
{
    /// <summary>image, video, speech or audio.</summary>
    public required string Kind { get; init; }

    public string Prompt { get; init; } = string.Empty;

    public double? Seconds { get; init; }

    public string? AspectRatio { get; init; }

    public string? Resolution { get; init; }

    /// <summary>Whether the video has sound; null where the request does not say.</summary>
    public bool? Sound { get; init; }

    public long? Seed { get; init; }

    public int Count { get; init; } = 1;

    /// <summary>The kinds of input: first, last, reference, source, video-reference, audio-reference, keyframes, voice-sample, loop, negative.</summary>
    public IReadOnlySet<string> Inputs { get; init; } = new HashSet<string>();

    /// <summary>preset, reference-audio, default or none.</summary>
    public string Voice { get; init; } = "none";

    /// <summary>The key of the router's ceiling.</summary>
    public string CeilingKey => Kind is "image" or "video" ? Kind : "audio";

    /// <summary>The duration, else the usual one.</summary>
    public double SecondsOrUsual => Seconds ?? 5;

    /// <summary>The resolution, else the usual one.</summary>
    public string ResolutionOrUsual => Resolution ?? (Kind == "video" ? "720p" : "1k");

    /// <summary>Reads a checked body.</summary>
    /// <param name="medium">image, video or audio, as in the path.</param>
    /// <param name="input">The input in the body.</param>
    public static RoutedInput Read(string medium, JsonElement input)
    {
        var voice = input.TryGetProperty("voice", out var given) ? Text(given, "type") : null;
        var isSpeech = medium == "audio" && Text(input, "type") == "speech";
        return new()
        {
            Kind = isSpeech ? "speech" : medium,
            Prompt = Text(input, "promptText") ?? string.Empty,
            Seconds = input.TryGetProperty("duration", out var seconds) ? seconds.GetDouble() : null,
            AspectRatio = Text(input, "aspectRatio"),
            Resolution = Text(input, "resolution"),
            Sound = input.TryGetProperty("audio", out var sound) ? sound.GetBoolean() : null,
            Seed = input.TryGetProperty("seed", out var seed) ? seed.GetInt64() : null,
            Count = input.TryGetProperty("outputCount", out var count) ? count.GetInt32() : 1,
            Inputs = InputsOf(medium, input, voice),
            Voice = voice ?? (isSpeech ? "default" : "none"),
        };
    }

    private static HashSet<string> InputsOf(string medium, JsonElement input, string? voice)
    {
        var inputs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var image in Each(input, "referenceImages"))
        {
            inputs.Add(medium == "video" ? Text(image, "role")! : "reference");
        }

        foreach (var video in Each(input, "referenceVideos"))
        {
            inputs.Add(Text(video, "role") == "source" ? "source" : "video-reference");
        }

        AddIf(Each(input, "referenceAudio").Any() || Each(input, "referenceAudios").Any(), "audio-reference");
        AddIf(Each(input, "keyframes").Any(), "keyframes");
        AddIf(voice == "reference-audio", "voice-sample");
        AddIf(input.TryGetProperty("loop", out var loop) && loop.GetBoolean(), "loop");
        AddIf(Text(input, "negativePrompt") is { Length: > 0 }, "negative");
        return inputs;

        void AddIf(bool has, string name)
        {
            if (has)
            {
                inputs.Add(name);
            }
        }
    }

    private static IEnumerable<JsonElement> Each(JsonElement input, string name) =>
        input.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
