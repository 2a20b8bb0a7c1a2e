using System.Buffers.Binary;
using System.Text;

namespace Runway.Emulator.Media;

/// <summary>
/// One second of H.264 video. The prompt, and the padding, lie in a free box behind it: players skip such a box, and
/// two prompts still make two files.
/// </summary>
internal static class Mp4Clip
{
    private const int BoxHeader = 8;

    // The first box begins with the kind of file that it is.
    private const int MajorBrand = BoxHeader;

    private static readonly Lazy<byte[]> Clip = new(() => Asset.Read("clip.mp4"));

    public static RenderedFile Render(string prompt, int atLeast, bool quickTime = false)
    {
        var clip = Clip.Value;
        var text = Encoding.UTF8.GetBytes(prompt);
        byte[] head = [.. clip, 0, 0, 0, 0, .. "free"u8, .. text];
        if (quickTime)
        {
            "qt  "u8.CopyTo(head.AsSpan(MajorBrand));
        }

        var zeros = Math.Max(0, atLeast - head.Length);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(clip.Length), BoxHeader + text.Length + zeros);
        return new RenderedFile(head, zeros, default);
    }
}
