using System.Buffers;
using System.Text.Json;

namespace Runway.Journal;

/// <summary>Serialized lines of the journal. <see cref="Clear"/> keeps the memory for reuse.</summary>
internal sealed class LineBuffer
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly Utf8JsonWriter _json;

    public LineBuffer() => _json = new(_bytes);

    /// <summary>The bytes; valid until the next call.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>One serialized line.</summary>
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
