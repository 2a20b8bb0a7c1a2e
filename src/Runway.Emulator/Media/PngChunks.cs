using System.Buffers.Binary;
using System.Text;

namespace Runway.Emulator.Media;

/// <summary>Writes the pieces a PNG is made of.</summary>
internal static class PngChunks
{
    /// <summary>Bytes a chunk takes beyond its data: length, type and checksum.</summary>
    public const int Overhead = 12;

    private const byte EightBits = 8;
    private const byte Palette = 3;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] Header(int width, int height)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        data[8] = EightBits;
        data[9] = Palette;
        return Make("IHDR"u8, data);
    }

    /// <summary>A text in UTF-8 under the registered keyword Description, not compressed, language unsaid.</summary>
    public static byte[] Description(string text) =>
        Make("iTXt"u8, [.. "Description\0\0\0\0\0"u8, .. Encoding.UTF8.GetBytes(text)]);

    /// <summary>A chunk of nothing, private and ignored by every reader, that makes a file larger.</summary>
    public static byte[] Padding(int wholeLength) => Make("ruPd"u8, new byte[wholeLength - Overhead]);

    public static byte[] Make(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[Overhead + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32.Of(type, data));
        return chunk;
    }
}
