using System.Buffers.Binary;
using System.Text;

namespace Runway.Emulator.Media;

/// <summary>
/// Eight frames of H.264 video, shown for as long as was asked for. The prompt, and the padding, lie in a free box behind
/// it: players skip such a box, and two prompts still make two files.
/// </summary>
internal static class Mp4Clip
{
    private const int BoxHeader = 8;

    // The first box begins with the kind of file that it is.
    private const int MajorBrand = BoxHeader;

    // A frame of the clip cannot be shorter than one unit of its clock, and a day fits into every field.
    private const double ShortestSeconds = 0.01;
    private const double LongestSeconds = 86_400;

    // Where times lie behind the names of their boxes: film, track, edit, medium, and frame. As recorded, they are of one second.
    private static readonly (byte[] Box, int Offset)[] Durations =
        [("mvhd"u8.ToArray(), 20), ("tkhd"u8.ToArray(), 24), ("elst"u8.ToArray(), 12), ("mdhd"u8.ToArray(), 20), ("stts"u8.ToArray(), 16)];

    private static readonly Lazy<byte[]> Clip = new(() => Asset.Read("clip.mp4"));

    /// <summary>Makes the clip.</summary>
    /// <param name="prompt">Kept in the file.</param>
    /// <param name="seconds">How long it plays.</param>
    /// <param name="atLeast">Bytes the file has at least.</param>
    /// <param name="quickTime">Whether it is to be a QuickTime file instead of an MP4.</param>
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
