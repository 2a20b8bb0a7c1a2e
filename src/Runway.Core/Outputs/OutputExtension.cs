namespace Runway;

/// <summary>The extension of an output file.</summary>
internal static class OutputExtension
{
    private const int MaxLength = 6;

    /// <summary>The one in the URL's path; where there is none, the usual one for what the operation makes.</summary>
    public static string Of(Uri url, string? operation)
    {
        var own = Path.GetExtension(url.AbsolutePath);
        if (own.Length is > 1 and <= MaxLength && own.Skip(1).All(char.IsAsciiLetterOrDigit))
        {
            return own.ToLowerInvariant();
        }

        return operation switch
        {
            "text_to_image" or "image_upscale" => ".png",
            "text_to_speech" or "sound_effect" or "speech_to_speech" or "voice_dubbing" or "voice_isolation" => ".mp3",
            null => ".bin",
            _ => ".mp4",
        };
    }
}
