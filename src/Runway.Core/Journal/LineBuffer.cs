using System.Buffers;
using System.Text.Json;

namespace Runway.Journal;

/// <summary>Lines of the journal as they stand in a file. Its memory is used again after <see cref="Clear"/>.</summary>
internal sealed class LineBuffer
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly Utf8JsonWriter _json;

    public LineBuffer() => _json = new(_bytes);

    /// <summary>What was added; valid until the next call.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>One line alone.</summary>
    public static ReadOnlySpan<byte> Of(JournalLine line)
    {
        var buffer = new LineBuffer();
        buffer.Add(line);
        return buffer.Written;
    }

    public void Clear() => _bytes.ResetWrittenCount();

    public void Add(JournalLine line)
    {
        _json.Reset();
        JournalForm.Write(_json, line);
        _json.Flush();
        _bytes.Write("\n"u8);
    }
}
