using System.Buffers.Binary;

namespace Runway.Emulator.Media;

/// <summary>One second of a sine tone, 16-bit mono PCM at 16 kHz, with a pitch that depends on the prompt. Padding is a JUNK chunk.</summary>
internal static class WavTone
{
    private const int SamplesPerSecond = 16_000;
    private const int BytesPerSample = 2;
    private const int DataBytes = SamplesPerSecond * BytesPerSample;
    private const int HeaderBytes = 44;
    private const int ChunkHeader = 8;
    private const double LowestHertz = 220;
    private const double Amplitude = 0.3 * short.MaxValue;

    /// <param name="pitch">0 to 65,535 for 220 to 880 Hz.</param>
    /// <param name="atLeast">The minimum size in bytes.</param>
    public static RenderedFile Render(ushort pitch, int atLeast)
    {
        // Chunks are padded to even lengths.
        var missing = atLeast - HeaderBytes - DataBytes;
        var junk = missing <= 0 ? 0 : Math.Max(ChunkHeader, missing + (missing & 1));
        var file = new byte[HeaderBytes + DataBytes + (junk > 0 ? ChunkHeader : 0)];

        "RIFF"u8.CopyTo(file);
        WriteInt(file, 4, HeaderBytes + DataBytes + junk - ChunkHeader);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        WriteInt(file, 16, 16);
        WriteInt(file, 20, 1 | (1 << 16));
        WriteInt(file, 24, SamplesPerSecond);
        WriteInt(file, 28, SamplesPerSecond * BytesPerSample);
        WriteInt(file, 32, BytesPerSample | (16 << 16));
        "data"u8.CopyTo(file.AsSpan(36));
        WriteInt(file, 40, DataBytes);
        WriteTone(file.AsSpan(HeaderBytes, DataBytes), LowestHertz * Math.Pow(4, pitch / 65_536.0));
        if (junk > 0)
        {
            "JUNK"u8.CopyTo(file.AsSpan(HeaderBytes + DataBytes));
            WriteInt(file, HeaderBytes + DataBytes + 4, junk - ChunkHeader);
        }

        return new RenderedFile(file, Math.Max(0, junk - ChunkHeader), default);
    }

    private static void WriteTone(Span<byte> data, double hertz)
    {
        for (var i = 0; i < SamplesPerSecond; i++)
        {
            var sample = (short)(Amplitude * Math.Sin(2 * Math.PI * hertz * i / SamplesPerSecond));
            BinaryPrimitives.WriteInt16LittleEndian(data[(i * BytesPerSample)..], sample);
        }
    }

    private static void WriteInt(byte[] file, int at, int value) =>
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
}
