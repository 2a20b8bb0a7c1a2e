using System.IO.Compression;
using System.Text;

namespace Runway.Package.Tests;

public sealed class ZipWriterTests
{
    [Fact]
    public void Another_reader_reads_the_same_files()
    {
        Dictionary<string, byte[]> entries = new()
        {
            ["empty.txt"] = [],
            ["folder/text.txt"] = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("again and again ", 1000))),
            ["größe.bin"] = [0, 255, 1, 254],
        };
        using var file = new MemoryStream();

        ZipWriter.Write(file, entries);

        // Reading an entry to its end also compares the checksum.
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        Assert.Equal(entries.Keys, archive.Entries.Select(entry => entry.FullName));
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            Assert.Equal(entries[entry.FullName], content.ToArray());
            Assert.Equal(0, entry.ExternalAttributes);
            Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime);
        }
    }

    [Fact]
    public void The_checksum_is_CRC_32()
    {
        using var file = new MemoryStream();

        ZipWriter.Write(file, [new("a", "123456789"u8.ToArray())]);

        // The check value of CRC-32 for these nine digits.
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        Assert.Equal(0xCBF43926, archive.Entries.Single().Crc32);
    }
}
