namespace Runway.Emulator.Media;

/// <summary>The colours of one picture.</summary>
internal static class Palette
{
    /// <summary>The number of colours.</summary>
    public const int Size = 256;

    /// <summary>
    /// 256 colours as RGB bytes: a cosine wave for each channel with a whole number of periods, so that the last colour continues
    /// with the first.
    /// </summary>
    /// <param name="hash">At least eight bytes of a hash of the prompt, which determine the colours.</param>
    public static byte[] Of(ReadOnlySpan<byte> hash)
    {
        var colours = new byte[Size * 3];
        for (var channel = 0; channel < 3; channel++)
        {
            var phase = hash[1 + channel] / 256.0;
            var turns = 1 + (hash[4 + channel] % 2);
            var centre = 110 + (hash[7] % 40);
            for (var i = 0; i < Size; i++)
            {
                var wave = Math.Cos(2 * Math.PI * ((turns * i / 256.0) + phase));
                colours[(i * 3) + channel] = (byte)Math.Clamp(centre + (100 * wave), 0, 255);
            }
        }

        return colours;
    }
}
