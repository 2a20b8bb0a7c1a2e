using System.Globalization;

namespace Runway.Emulator.Media;

/// <summary>Width and height of a picture in pixels.</summary>
internal readonly record struct PixelSize(int Width, int Height)
{
    // Smaller numbers are an aspect ratio ("16:9") and not a size: the smallest picture of the service is 176 pixels wide.
    private const int SmallestSide = 64;
    private const int LargestSide = 16_384;
    private const long MostPixels = 32_000_000;
    private const int UnstatedSide = 1024;

    /// <summary>Parses a ratio in pixels, as in 1920:1080.</summary>
    public static bool TryParse(string? ratio, out PixelSize size)
    {
        size = default;
        if (ratio?.Split(':') is not [var w, var h]
            || !int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            || !int.TryParse(h, NumberStyles.None, CultureInfo.InvariantCulture, out var height))
        {
            return false;
        }

        size = new PixelSize(width, height);
        return width is >= SmallestSide and <= LargestSide
            && height is >= SmallestSide and <= LargestSide
            && (long)width * height <= MostPixels;
    }

    /// <summary>The size of a picture with this ratio; without a size in it, 1024 (or 2048) pixels square.</summary>
    public static PixelSize ForRatio(string? ratio)
    {
        if (TryParse(ratio, out var size))
        {
            return size;
        }

        var side = ratio is "auto_2k" ? 2 * UnstatedSide : UnstatedSide;
        return new PixelSize(side, side);
    }
}
