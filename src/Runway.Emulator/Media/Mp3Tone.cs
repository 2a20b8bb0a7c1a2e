using System.Buffers.Binary;
using System.Text;

namespace Runway.Emulator.Media;

/// <summary>One second of a tone after an ID3v2.4 tag with the prompt as its title and the padding.</summary>
internal static class Mp3Tone
{
    private const int Header = 10;
    private const byte Utf8Encoding = 3;

    // The size of a tag has 28 bits.
    private const int LargestTag = 0xFFFFFFF;

    private static readonly Lazy<byte[]> Tone = new(() => Asset.Read("tone.mp3"));

    public static RenderedFile Render(string prompt, int atLeast)
    {
        var tone = Tone.Value;
        var text = Encoding.UTF8.GetBytes(prompt);
        var head = new byte[Header + Header + 1 + text.Length];
        var zeros = Math.Clamp(atLeast - tone.Length - head.Length, 0, LargestTag - head.Length);

        "ID3\u0004"u8.CopyTo(head);
        WriteSynchsafe(head.AsSpan(6), head.Length + zeros - Header);
        "TIT2"u8.CopyTo(head.AsSpan(Header));
        WriteSynchsafe(head.AsSpan(Header + 4), 1 + text.Length);
        head[Header + Header] = Utf8Encoding;
        text.CopyTo(head, Header + Header + 1);
        return new RenderedFile(head, zeros, tone);
    }

    // Seven bits per byte, so that a size is never mistaken for the start of an audio frame.
    private static void WriteSynchsafe(Span<byte> target, int size) => BinaryPrimitives.WriteInt32BigEndian(
        target, (size & 0x7F) | ((size & 0x3F80) << 1) | ((size & 0x1FC000) << 2) | ((size & 0xFE00000) << 3));
}
