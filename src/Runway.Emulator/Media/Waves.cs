namespace Runway.Emulator.Media;

/// <summary>The motif of all pictures: overlapping waves, in a few variants.</summary>
internal static class Waves
{
    /// <summary>The number of variants.</summary>
    public const int Variants = 6;

    // The number of colours of the palette that a picture uses.
    private const int Shades = 64;
    private const int Step = Palette.Size / Shades;

    /// <summary>The index into the palette, one of 64 in equal steps from 0 to 252.</summary>
    /// <param name="x">From 0 to 1 along the longer side.</param>
    /// <param name="y">On the same scale as x, in the other direction.</param>
    /// <param name="variant">The number of the variant.</param>
    public static byte ShadeAt(double x, double y, int variant)
    {
        var bend = 2 + variant;
        var across = Math.Sin((bend * x * 3) + Math.Sin((y * 5) + variant));
        var down = Math.Cos((bend * y * 2) + Math.Sin((x * 4) - variant));
        var rings = Math.Sin(10 * Math.Sqrt(((x - 0.4) * (x - 0.4)) + ((y - 0.3) * (y - 0.3))) + variant);
        return (byte)((int)(Shades * (across + down + rings + 3) / 6.001) * Step);
    }
}
