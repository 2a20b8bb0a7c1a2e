namespace Runway.Emulator.Routing;

/// <summary>The models among which routers choose. A table of its own, like the prices.</summary>
internal static class RoutedModels
{
    private static readonly string[] VideoShapes = ["16:9", "9:16", "1:1", "4:3", "3:4"];
    private static readonly string[] ImageShapes = ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "2:3", "3:2", "4:5", "5:4"];

    public static IReadOnlyList<RoutedModel> All { get; } =
    [
        Video("wan3", "alibaba", 2, 30, "480p 720p 1080p", 5000, "first last reference video-reference audio-reference negative", 4, 5, i => BySize(i, 5, 10, 20, 20)) with { TakesSeed = true },
        Video("gen4.5", "runway", 2, 10, "720p", 1000, "first", 2, 3, _ => 12) with { Sound = false, TakesSeed = true, Shapes = [.. VideoShapes, "21:9"] },
        Video("veo3.1", "google", 4, 8, "720p 1080p", 1000, "first last negative", 5, 2, i => i.Sound == false ? 20 : 40) with { Shapes = ["16:9", "9:16"] },
        Video("veo3.1_fast", "google", 4, 8, "720p 1080p", 1000, "first last negative", 3, 4, i => i.Sound == false ? 10 : 15) with { Shapes = ["16:9", "9:16"] },
        Video("seedance2", "bytedance", 4, 15, "480p 720p 1080p 4k", 3500, "first last reference video-reference source", 6, 1, i => BySize(i, 36, 36, 40, 150)) with { Shapes = [.. VideoShapes, "21:9"] },
        Video("seedance2_mini", "bytedance", 4, 15, "480p 720p", 3500, "first last reference", 1, 6, _ => 16),
        Video("aleph2", "runway", 2, 30, "720p", 1000, "source reference keyframes", 7, 2, _ => 28) with { Sound = false, TakesSeed = true, Needs = "source" },

        Image("gen4_image", "runway", 1, "1k 2k", 1000, 3, 4, i => i.ResolutionOrUsual == "1k" ? 5 : 8) with { TakesSeed = true },
        Image("gpt_image_2", "openai", 10, "1k 2k 4k", 32000, 4, 1, _ => 20),
        Image("gemini_image3_pro", "google", 4, "1k 2k 4k", 5500, 5, 2, i => i.ResolutionOrUsual == "4k" ? 40 : 20),
        Image("seedream5_lite", "bytedance", 4, "2k 4k", 4000, 2, 3, _ => 4),
        Image("muse_image", "meta", 4, "1k", 4000, 1, 5, _ => 1),

        Sound("eleven_v3", "elevenlabs", "speech", 5000, [], 2, 1, i => Math.Ceiling(i.Prompt.Length / 50m)),
        Sound("eleven_multilingual_v2", "elevenlabs", "speech", 1000, [], 1, 2, i => Math.Ceiling(i.Prompt.Length / 50m)),
        Sound("seed_audio", "bytedance", "speech", 2048, ["voice-sample"], 3, 3, _ => 5),
        Sound("eleven_text_to_sound_v2", "elevenlabs", "audio", 3000, ["loop"], 1, 1, _ => 2),
        Sound("seed_audio", "bytedance", "audio", 2048, ["audio-reference"], 2, 2, _ => 5),
    ];

    /// <summary>A model that does everything and that routers choose last.</summary>
    public static RoutedModel DoingAll(string name) => new()
    {
        Name = name,
        Provider = "fixtures",
        Kind = "any",
        LongestPrompt = int.MaxValue,
        Latency = 100,
        Quality = 100,
        DoesAll = true,
        Price = _ => 1000,
    };

    private static RoutedModel Video(
        string name, string provider, double least, double most, string resolutions, int prompt, string inputs, int latency, int quality, Func<RoutedInput, decimal> perSecond) => new()
        {
            Name = name,
            Provider = provider,
            Kind = "video",
            LeastSeconds = least,
            MostSeconds = most,
            Resolutions = resolutions.Split(' '),
            Shapes = VideoShapes,
            LongestPrompt = prompt,
            Inputs = inputs.Split(' '),
            Latency = latency,
            Quality = quality,
            Price = input => perSecond(input) * (decimal)input.SecondsOrUsual,
        };

    private static RoutedModel Image(string name, string provider, int most, string resolutions, int prompt, int latency, int quality, Func<RoutedInput, decimal> price) => new()
    {
        Name = name,
        Provider = provider,
        Kind = "image",
        MostImages = most,
        Resolutions = resolutions.Split(' '),
        Shapes = ImageShapes,
        LongestPrompt = prompt,
        Inputs = ["reference"],
        Latency = latency,
        Quality = quality,
        Price = price,
    };

    private static RoutedModel Sound(string name, string provider, string kind, int prompt, string[] inputs, int latency, int quality, Func<RoutedInput, decimal> price) => new()
    {
        Name = name,
        Provider = provider,
        Kind = kind,
        LeastSeconds = 0.5,
        MostSeconds = 30,
        LongestPrompt = prompt,
        Inputs = inputs,
        Latency = latency,
        Quality = quality,
        Price = price,
    };

    private static decimal BySize(RoutedInput input, decimal small, decimal middle, decimal high, decimal highest) => input.ResolutionOrUsual switch
    {
        "480p" => small,
        "1080p" => high,
        "4k" => highest,
        _ => middle,
    };
}
