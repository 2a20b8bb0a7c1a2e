using System.IO.Compression;
using System.Text;

namespace Runway.Package;

/// <summary>
/// Writes a reproducible zip archive. ZipArchive writes the operating system into the header of every entry, so packages would
/// differ between Windows and Linux.
/// </summary>
internal static class ZipWriter
{
    private const ushort Version = 20;
    private const ushort Deflated = 8;
    private const ushort Utf8Names = 1 << 11;

    // The minimum date of the format: 1 January 1980, midnight.
    private const uint Timestamp = 0x0021_0000;

    /// <summary>Writes the entries in the given order.</summary>
    public static void Write(Stream target, IEnumerable<KeyValuePair<string, byte[]>> entries)
    {
        using var writer = new BinaryWriter(target, Encoding.UTF8, leaveOpen: true);
        using var directory = new MemoryStream();
        using var directoryWriter = new BinaryWriter(directory);
        ushort count = 0;
        foreach (var (path, content) in entries)
        {
            var name = Encoding.UTF8.GetBytes(path);
            var packed = Deflate(content);
            var offset = checked((uint)target.Position);

            writer.Write(0x04034b50);
            WriteCommon(writer, name, content, packed);
            writer.Write(name);
            writer.Write(packed);

            directoryWriter.Write(0x02014b50);
            directoryWriter.Write(Version); // made by: version 2.0 and FAT, the neutral value for the system
            WriteCommon(directoryWriter, name, content, packed);
            directoryWriter.Write(new byte[10]); // comment length, disk, internal and external attributes: none
            directoryWriter.Write(offset);
            directoryWriter.Write(name);
            count++;
        }

        var start = checked((uint)target.Position);
        writer.Write(directory.ToArray());
        writer.Write(0x06054b50);
        writer.Write(0); // this disk and the disk of the directory
        writer.Write(count);
        writer.Write(count);
        writer.Write((uint)directory.Length);
        writer.Write(start);
        writer.Write((ushort)0); // no comment
    }

    /// <summary>The common part of the local header and the header in the directory.</summary>
    private static void WriteCommon(BinaryWriter writer, byte[] name, byte[] content, byte[] packed)
    {
        writer.Write(Version);
        writer.Write(Utf8Names);
        writer.Write(Deflated);
        writer.Write(Timestamp);
        writer.Write(Crc32(content));
        writer.Write(packed.Length);
        writer.Write(content.Length);
        writer.Write((ushort)name.Length);
        writer.Write((ushort)0); // no extra field
    }

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize))
            deflate.Write(content);
        return packed.ToArray();
    }

    private static uint Crc32(byte[] content)
    {
        var checksum = uint.MaxValue;
        foreach (var value in content)
        {
            checksum ^= value;
            for (var bit = 0; bit < 8; bit++)
                checksum = (checksum & 1) == 0 ? checksum >> 1 : (checksum >> 1) ^ 0xEDB88320;
        }

        return ~checksum;
    }
}
