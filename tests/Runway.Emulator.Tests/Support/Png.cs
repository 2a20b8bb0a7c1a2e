using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Runway.Emulator.Tests.Support;

/// <summary>Decodes a PNG completely: chunk by chunk, with every checksum and every filter.</summary>
internal sealed class Png
{
    private Png(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var at = 8;
        using var data = new MemoryStream();
        while (at < file.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var type = Encoding.ASCII.GetString(file, at + 4, 4);
            var body = file.AsSpan(at + 8, length);
            Assert.Equal(Checksum(file.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            Chunks.Add(type);
            Take(type, body, data);
            at += 12 + length;
        }

        Assert.Equal("IHDR", Chunks[0]);
        Assert.Equal("IEND", Chunks[^1]);
        Pixels = Unfilter(data.ToArray());
    }

    public List<string> Chunks { get; } = [];

    public int Width { get; private set; }

    public int Height { get; private set; }

    public string Description { get; private set; } = "";

    public byte[] Palette { get; private set; } = [];

    public byte[] Pixels { get; }

    public static Png Open(byte[] file) => new(file);

    private void Take(string type, ReadOnlySpan<byte> body, MemoryStream data)
    {
        switch (type)
        {
            case "IHDR":
                Width = BinaryPrimitives.ReadInt32BigEndian(body);
                Height = BinaryPrimitives.ReadInt32BigEndian(body[4..]);
                Assert.Equal([8, 3, 0, 0, 0], body[8..].ToArray());
                break;
            case "PLTE":
                Palette = body.ToArray();
                break;
            case "iTXt":
                Assert.Equal("Description\0\0\0\0\0"u8.ToArray(), body[..16].ToArray());
                Description = Encoding.UTF8.GetString(body[16..]);
                break;
            case "IDAT":
                data.Write(body);
                break;
        }
    }

    private byte[] Unfilter(byte[] packed)
    {
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        var pixels = new byte[Width * Height];
        var row = new byte[Width + 1];
        for (var y = 0; y < Height; y++)
        {
            zlib.ReadExactly(row);
            Assert.True(row[0] is 0 or 2, "The picture uses the filters None and Up only.");
            for (var x = 0; x < Width; x++)
            {
                var above = row[0] == 2 ? pixels[((y - 1) * Width) + x] : 0;
                pixels[(y * Width) + x] = (byte)(row[x + 1] + above);
            }
        }

        Assert.Equal(-1, zlib.ReadByte());
        return pixels;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
