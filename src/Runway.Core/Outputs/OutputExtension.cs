namespace Runway;

/// <summary>The extension of an output file.</summary>
internal static class OutputExtension
{
    private const int MaxLength = 6;

    /// <summary>The one in the URL's path; where there is none, the usual one for what the operation makes.</summary>
    public static string Of(Uri url, string? operation) => Own(url) ?? operation switch
    {
        "text_to_image" or "image_upscale" => ".png",
        "text_to_speech" or "sound_effect" or "speech_to_speech" or "voice_dubbing" or "voice_isolation" => ".mp3",
        null => ".bin",
        _ => ".mp4",
    };

    /// <summary>The one in the URL's path; null where there is none.</summary>
    public static string? Own(Uri url)
    {
        var own = Path.GetExtension(url.AbsolutePath);
        return own.Length is > 1 and <= MaxLength && own.Skip(1).All(char.IsAsciiLetterOrDigit) ? own.ToLowerInvariant() : null;
    }
}
