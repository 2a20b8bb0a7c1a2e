using System.Buffers.Binary;

namespace Runway.Tests;

/// <summary>Headers of pictures of any size, written by hand; the rest is not read.</summary>
internal static class PictureBytes
{
    /// <summary>Every form whose size can be read, by name.</summary>
    public static readonly IReadOnlyDictionary<string, (string Type, Func<int, int, byte[]> Of)> Forms = new Dictionary<string, (string, Func<int, int, byte[]>)>
    {
        ["PNG"] = ("image/png", Png),
        ["JPEG"] = ("image/jpeg", (w, h) => Jpeg(w, h)),
        ["progressive JPEG behind a large profile"] = ("image/jpeg", (w, h) => Jpeg(w, h, 0xC2, profiles: 3)),
        ["WebP with loss"] = ("image/webp", (w, h) => WebP("VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A, .. Little(w), .. Little(h)])),
        ["WebP without loss"] = ("image/webp", (w, h) => WebP("VP8L", [0x2F, .. BitConverter.GetBytes((uint)((w - 1) | ((h - 1) << 14)))])),
        ["extended WebP"] = ("image/webp", (w, h) => WebP("VP8X", [0x10, 0, 0, 0, .. Little(w - 1), 0, .. Little(h - 1), 0])),
    };

    public static byte[] Png(int width, int height) =>
        [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, .. Big(width), 0, 0, .. Big(height), 8, 2, 0, 0, 0, .. new byte[16]];

    /// <summary>A JPEG whose frame comes after the usual first segment, optional Exif data, and profiles of 65,000 bytes each.</summary>
    public static byte[] Jpeg(int width, int height, byte frame = 0xC0, int profiles = 0, bool hasExif = false) =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, .. new byte[9],
        .. hasExif ? (byte[])[0xFF, 0xE1, 0, 16, .. "Exif\0\0"u8, .. new byte[8]] : [],
        .. Enumerable.Range(0, profiles).SelectMany(_ => (byte[])[0xFF, 0xE2, .. Big(65_000), .. new byte[64_998]]),
        0xFF, 0xFF, frame, 0, 17, 8, .. Big(height), .. Big(width), 3, .. new byte[9], 0xFF, 0xD9,
    ];

    private static byte[] WebP(string chunk, byte[] content) =>
        [.. "RIFF"u8, 64, 0, 0, 0, .. "WEBP"u8, .. System.Text.Encoding.ASCII.GetBytes(chunk), 20, 0, 0, 0, .. content, .. new byte[16]];

    private static byte[] Big(int number)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)number);
        return bytes;
    }

    private static byte[] Little(int number) => BitConverter.GetBytes((ushort)number);
}
