using System.Buffers.Binary;
using System.Text;

namespace Runway.Emulator.Tests.Support;

/// <summary>
/// Decodes a baseline JPEG completely: segment by segment, with the code tables of the file, every block to
/// its last bit. It supports only blocks of one colour.
/// </summary>
internal sealed class Jpeg
{
    private readonly Dictionary<byte, Dictionary<(int Length, int Code), byte>> _codes = [];
    private byte[] _scan = [];
    private int _at;
    private int _quantizer;

    private Jpeg(byte[] file)
    {
        Assert.Equal([0xFF, 0xD8], file[..2]);
        var at = 2;
        while (_scan.Length == 0)
        {
            Assert.Equal(0xFF, file[at]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
            var data = file[(at + 4)..(at + 2 + length)];
            at = Take(file[at + 1], data, file, at + 2 + length);
        }

        Blocks = Decode();
    }

    public int Width { get; private set; }

    public int Height { get; private set; }

    public string Comment { get; private set; } = "";

    /// <summary>Luminance and the two colour differences of each block.</summary>
    public List<(int Y, int Cb, int Cr)> Blocks { get; }

    public static Jpeg Open(byte[] file) => new(file);

    private int Take(byte marker, byte[] data, byte[] file, int next)
    {
        switch (marker)
        {
            case 0xFE:
                Comment = Encoding.UTF8.GetString(data);
                break;
            case 0xDB:
                _quantizer = data[1];
                Assert.Equal(65, data.Length);
                break;
            case 0xC0:
                Assert.Equal(8, data[0]);
                Height = BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(1));
                Width = BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(3));
                Assert.Equal([3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0], data[5..]);
                break;
            case 0xC4:
                _codes[data[0]] = Codes(data);
                break;
            case 0xDA:
                var end = next;
                while (file[end] != 0xFF || file[end + 1] == 0)
                {
                    end++;
                }

                Assert.Equal(0xD9, file[end + 1]);
                _scan = [.. file[next..end].Where((value, i) => value != 0 || i == 0 || file[next + i - 1] != 0xFF)];
                return end;
            default:
                Assert.Equal(0xE0, marker);
                break;
        }

        return next;
    }

    private static Dictionary<(int, int), byte> Codes(byte[] table)
    {
        var codes = new Dictionary<(int, int), byte>();
        var (code, symbol) = (0, 17);
        for (var length = 1; length <= 16; length++, code <<= 1)
        {
            for (var i = 0; i < table[length]; i++)
            {
                codes[(length, code++)] = table[symbol++];
            }
        }

        Assert.Equal(table.Length, symbol);
        return codes;
    }

    private List<(int, int, int)> Decode()
    {
        var blocks = new List<(int, int, int)>();
        var count = (Width + 7) / 8 * ((Height + 7) / 8);
        var last = new int[3];
        for (var i = 0; i < count; i++)
        {
            for (var component = 0; component < 3; component++)
            {
                var size = Symbol(0x00);
                var bits = Bits(size);
                last[component] += size > 0 && bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits;
                Assert.Equal(0, Symbol(0x10));
                Assert.InRange(last[component] * _quantizer / 8, -128, 127);
            }

            blocks.Add((last[0], last[1], last[2]));
        }

        Assert.True((_scan.Length * 8) - _at < 8, "Nothing but the rest of a byte follows the last block.");
        return blocks;
    }

    private byte Symbol(byte table)
    {
        var code = 0;
        for (var length = 1; length <= 16; length++)
        {
            code = (code << 1) | Bits(1);
            if (_codes[table].TryGetValue((length, code), out var symbol))
            {
                return symbol;
            }
        }

        throw new InvalidDataException("The scan holds a code that no table has.");
    }

    private int Bits(int count)
    {
        var value = 0;
        for (; count > 0; count--, _at++)
        {
            value = (value << 1) | ((_scan[_at / 8] >> (7 - (_at % 8))) & 1);
        }

        return value;
    }
}
