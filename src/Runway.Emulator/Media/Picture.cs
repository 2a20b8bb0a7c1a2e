namespace Runway.Emulator.Media;

/// <summary>
/// A PNG that looks like something, differs by prompt and costs next to nothing: its palette is the prompt's own,
/// its pattern one of a few that are drawn once per size and shared.
/// </summary>
internal static class Picture
{
    /// <summary>Draws the picture.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="hash">At least eight bytes that stand for the prompt; they choose pattern and colours.</param>
    /// <param name="prompt">Kept in the file as its description.</param>
    /// <param name="atLeast">Bytes the file has at least.</param>
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
