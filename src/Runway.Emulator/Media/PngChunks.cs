using System.Buffers.Binary;
using System.Text;

namespace Runway.Emulator.Media;

/// <summary>Writes the chunks of a PNG.</summary>
internal static class PngChunks
{
    /// <summary>The number of bytes of a chunk besides its data: length, type and checksum.</summary>
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

    /// <summary>A text in UTF-8 with the registered keyword Description, not compressed, without a language.</summary>
    public static byte[] Description(string text) =>
        Make("iTXt"u8, [.. "Description\0\0\0\0\0"u8, .. Encoding.UTF8.GetBytes(text)]);

    /// <summary>The bytes before and after a number of zeros that make them a private chunk, which readers ignore.</summary>
    public static (byte[] Before, byte[] After) Padding(int zeros)
    {
        byte[] before = [0, 0, 0, 0, .. "ruPd"u8];
        BinaryPrimitives.WriteInt32BigEndian(before, zeros);
        var after = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(after, Crc32.OfZeros(before.AsSpan(4), zeros));
        return (before, after);
    }

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
