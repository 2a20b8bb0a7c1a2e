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

    private static readonly Lazy<byte[]> Clip = new(() => Asset.Read("clip.mp4"));

    public static byte[] Render(string prompt, int atLeast)
    {
        var clip = Clip.Value;
        var text = Encoding.UTF8.GetBytes(prompt);
        var file = new byte[Math.Max(clip.Length + BoxHeader + text.Length, atLeast)];
        clip.CopyTo(file, 0);
        var box = file.AsSpan(clip.Length);
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        "free"u8.CopyTo(box[4..]);
        text.CopyTo(box[BoxHeader..]);
        return file;
    }
}
