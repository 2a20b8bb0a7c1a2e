using System.Buffers.Binary;
using System.Text;

namespace Runway.Emulator.Media;

/// <summary>One second of a tone behind an ID3v2.4 tag that carries the prompt as its title, and the padding.</summary>
internal static class Mp3Tone
{
    private const int Header = 10;
    private const byte Utf8Encoding = 3;

    private static readonly Lazy<byte[]> Tone = new(() => Asset.Read("tone.mp3"));

    public static byte[] Render(string prompt, int atLeast)
    {
        var tone = Tone.Value;
        var text = Encoding.UTF8.GetBytes(prompt);
        var frame = Header + 1 + text.Length;
        var tag = Math.Max(Header + frame, atLeast - tone.Length);
        var file = new byte[tag + tone.Length];

        "ID3\u0004"u8.CopyTo(file);
        WriteSynchsafe(file.AsSpan(6), tag - Header);
        "TIT2"u8.CopyTo(file.AsSpan(Header));
        WriteSynchsafe(file.AsSpan(Header + 4), 1 + text.Length);
        file[Header + Header] = Utf8Encoding;
        text.CopyTo(file, Header + Header + 1);
        tone.CopyTo(file, tag);
        return file;
    }

    // Seven bits to the byte: a size must never look like the start of an audio frame.
    private static void WriteSynchsafe(Span<byte> target, int size) => BinaryPrimitives.WriteInt32BigEndian(
        target, (size & 0x7F) | ((size & 0x3F80) << 1) | ((size & 0x1FC000) << 2) | ((size & 0xFE00000) << 3));
}
