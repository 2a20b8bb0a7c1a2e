using System.Buffers.Binary;

namespace Runway.Emulator.Media;

/// <summary>The CRC-32 of PNG chunks (polynomial 0xEDB88320), eight bytes per step.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[][] Tables = MakeTables();

    /// <summary>The checksum of the concatenated parts.</summary>
    public static uint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) =>
        ~Continue(Continue(uint.MaxValue, first), second);

    /// <summary>The checksum of the concatenated parts, of which the second is any number of zeros.</summary>
    public static uint OfZeros(ReadOnlySpan<byte> first, long zeros)
    {
        // A zero byte multiplies the register, as a polynomial, by x^8. The highest bit is the coefficient of 1.
        const uint one = 0x80000000;
        var power = one;
        for (var square = one >> 8; zeros > 0; zeros >>= 1, square = Product(square, square))
        {
            power = (zeros & 1) == 0 ? power : Product(power, square);
        }

        return ~Product(power, Continue(uint.MaxValue, first));
    }

    private static uint Product(uint a, uint b)
    {
        var product = 0u;
        for (; a != 0; a <<= 1, b = Halved(b))
        {
            product ^= (a & 0x80000000) == 0 ? 0 : b;
        }

        return product;
    }

    private static uint Continue(uint crc, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= 8)
        {
            crc ^= BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            crc = Tables[7][crc & 0xFF] ^ Tables[6][(crc >> 8) & 0xFF]
                ^ Tables[5][(crc >> 16) & 0xFF] ^ Tables[4][crc >> 24]
                ^ Tables[3][bytes[4]] ^ Tables[2][bytes[5]] ^ Tables[1][bytes[6]] ^ Tables[0][bytes[7]];
            bytes = bytes[8..];
        }

        foreach (var value in bytes)
        {
            crc = (crc >> 8) ^ Tables[0][(crc ^ value) & 0xFF];
        }

        return crc;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[8][];
        for (var t = 0; t < tables.Length; t++)
        {
            tables[t] = new uint[256];
            for (uint i = 0; i < 256; i++)
            {
                tables[t][i] = t == 0 ? Divide(i) : (tables[t - 1][i] >> 8) ^ tables[0][tables[t - 1][i] & 0xFF];
            }
        }

        return tables;
    }

    private static uint Divide(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = Halved(value);
        }

        return value;
    }

    private static uint Halved(uint value) => (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
}
