using System.Text;

namespace Runway.Tests;

/// <summary>The first bytes of files, enough for their format; padded if a test needs a size.</summary>
internal static class Sample
{
    public static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16];
    public static readonly byte[] WebP = Riff("WEBP");
    public static readonly byte[] Gif = Encoding.ASCII.GetBytes("GIF89a........");
    public static readonly byte[] Mp4 = Box("isom", "avc1");
    public static readonly byte[] Mov = Box("qt  ");
    public static readonly byte[] Mp3 = [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0];
    public static readonly byte[] Wav = Riff("WAVE");

    /// <summary>A format that is always uploaded.</summary>
    public static readonly byte[] Avi = Riff("AVI ");

    /// <summary>A file-type box with these brands, the main one first.</summary>
    public static byte[] Box(params string[] brands) =>
        [0, 0, 0, (byte)(12 + (4 * brands.Length)), .. "ftyp"u8, .. Encoding.ASCII.GetBytes(brands[0]), 0, 0, 2, 0, .. Encoding.ASCII.GetBytes(string.Concat(brands.Skip(1))), .. new byte[16]];

    public static byte[] Riff(string form) => [.. "RIFF"u8, 40, 0, 0, 0, .. Encoding.ASCII.GetBytes(form), .. new byte[16]];

    /// <summary>The first bytes of a PNG, and bytes that differ everywhere.</summary>
    public static byte[] Picture(int length) => [.. Png, .. Enumerable.Range(Png.Length, length - Png.Length).Select(i => (byte)((i * 31) + (i >> 8)))];

    /// <summary>Writes a sparse file of this size.</summary>
    public static string Write(this TemporaryFolder folder, string name, byte[] head, long size = 0)
    {
        using var file = File.Create(folder[name]);
        file.Write(head);
        file.SetLength(Math.Max(size, head.Length));
        return folder[name];
    }
}
