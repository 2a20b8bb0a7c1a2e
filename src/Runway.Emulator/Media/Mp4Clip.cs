using System.Buffers.Binary;
using System.Text;

namespace Runway.Emulator.Media;

/// <summary>
/// Eight frames of H.264 video with the requested duration. The prompt and the padding are in a free box at the end, which
/// players skip, so that different prompts give different files.
/// </summary>
internal static class Mp4Clip
{
    private const int BoxHeader = 8;

    // The first box begins with the file type.
    private const int MajorBrand = BoxHeader;

    // A frame has at least one unit of the time scale; one day is within the range of all fields.
    private const double ShortestSeconds = 0.01;
    private const double LongestSeconds = 86_400;

    // The offsets of durations after the names of their boxes: movie, track, edit, media and frame. The recorded clip has one second.
    private static readonly (byte[] Box, int Offset)[] Durations =
        [("mvhd"u8.ToArray(), 20), ("tkhd"u8.ToArray(), 24), ("elst"u8.ToArray(), 12), ("mdhd"u8.ToArray(), 20), ("stts"u8.ToArray(), 16)];

    private static readonly Lazy<byte[]> Clip = new(() => Asset.Read("clip.mp4"));

    /// <summary>Creates the clip.</summary>
    /// <param name="prompt">Stored in the file.</param>
    /// <param name="seconds">The duration in seconds.</param>
    /// <param name="atLeast">The minimum size in bytes.</param>
    /// <param name="quickTime">Whether it is a QuickTime file instead of an MP4.</param>
    public static RenderedFile Render(string prompt, double seconds, int atLeast, bool quickTime = false)
    {
        var clip = Clip.Value;
        var text = Encoding.UTF8.GetBytes(prompt);
        byte[] head = [.. clip, 0, 0, 0, 0, .. "free"u8, .. text];
        foreach (var (box, place) in Durations)
        {
            var field = head.AsSpan(clip.AsSpan().IndexOf(box) + place);
            var units = BinaryPrimitives.ReadUInt32BigEndian(field) * Math.Clamp(seconds, ShortestSeconds, LongestSeconds);
            BinaryPrimitives.WriteUInt32BigEndian(field, (uint)Math.Round(units));
        }

        if (quickTime)
        {
            "qt  "u8.CopyTo(head.AsSpan(MajorBrand));
        }

        var zeros = Math.Max(0, atLeast - head.Length);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(clip.Length), BoxHeader + text.Length + zeros);
        return new RenderedFile(head, zeros, default);
    }
}
