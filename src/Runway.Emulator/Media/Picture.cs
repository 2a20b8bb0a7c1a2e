namespace Runway.Emulator.Media;

/// <summary>
/// A PNG with waves that depends on the prompt and takes little time: the prompt determines the palette and one of a few
/// patterns, which are drawn once for each size.
/// </summary>
internal static class Picture
{
    /// <summary>Draws the picture.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="hash">At least eight bytes of a hash of the prompt, which determine pattern and colours.</param>
    /// <param name="prompt">Stored in the file as its description.</param>
    /// <param name="atLeast">The minimum size in bytes.</param>
    public static RenderedFile Render(int width, int height, ReadOnlySpan<byte> hash, string prompt, int atLeast)
    {
        var header = PngChunks.Header(width, height);
        var palette = PngChunks.Make("PLTE"u8, Palette.Of(hash));
        var description = PngChunks.Description(prompt);
        var pattern = Pattern.Get(width, height, hash[0] % Waves.Variants);
        var end = PngChunks.Make("IEND"u8, []);

        byte[] head = [.. PngChunks.Signature, .. header, .. palette, .. description];
        byte[] tail = [.. pattern, .. end];
        if (head.Length + tail.Length >= atLeast)
        {
            return new RenderedFile(head, 0, tail);
        }

        var zeros = Math.Max(0, atLeast - head.Length - tail.Length - PngChunks.Overhead);
        var (before, after) = PngChunks.Padding(zeros);
        return new RenderedFile((byte[])[.. head, .. before], zeros, (byte[])[.. after, .. tail]);
    }
}
