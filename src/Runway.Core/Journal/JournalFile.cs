using System.Text;
using System.Text.Json;
using Runway.Files;
using Runway.Json;

namespace Runway.Journal;

/// <summary>A snapshot of a journal file.</summary>
internal sealed class JournalFile
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly Lazy<bool> _isWriterAlive;

    private JournalFile(string path, ReadOnlyMemory<byte> bytes)
    {
        (Path, _bytes) = (path, bytes);
        Owner = Lines.FirstOrDefault().Line is { Event: JournalEvent.Begin, Owner: { } owner } ? owner : null;
        _isWriterAlive = new Lazy<bool>(() => Owner is { IsOfThisSystem: true, IsAlive: true });
    }

    public string Path { get; }

    /// <summary>Whether it is unchanged. The length does not tell: reserved space may follow the last line.</summary>
    public bool IsSameAs(JournalFile other) => _bytes.Span.SequenceEqual(other._bytes.Span);

    /// <summary>Its writer; null for a file of an earlier version, or of a compaction.</summary>
    public JournalOwner? Owner { get; }

    /// <summary>Whether its writer runs on this machine.</summary>
    public bool IsWriterAlive => _isWriterAlive.Value;

    /// <summary>Whether a missing line was never written: its writer records what it sends, and the system was not restarted since.</summary>
    public bool IsComplete => Owner is { IsOfThisBoot: true };

    /// <summary>The lines, parsed where possible.</summary>
    public IEnumerable<JournalFileLine> Lines => Texts.Select(text => new JournalFileLine(text.Bytes, Parse(text.Bytes), text.IsTorn));

    /// <summary>The lines of a task or of a journal entry. The others are not parsed, since that takes most of the time.</summary>
    /// <param name="key">The id of the task, or that of the entry.</param>
    public IEnumerable<JournalLine> LinesOf(string key)
    {
        List<byte[]> keys = [Encoding.UTF8.GetBytes(key)];
        if (_bytes.Span.IndexOf(keys[0]) < 0)
        {
            return [];
        }

        // The lines from before the service returned the id have only the entry.
        keys.AddRange(Having(keys).Select(line => line.Entry).OfType<string>().Where(entry => entry != key).Distinct().Select(Encoding.UTF8.GetBytes).ToList());
        return Having(keys);
    }

    private IEnumerable<JournalLine> Having(IReadOnlyList<byte[]> keys) =>
        Texts.Where(text => keys.Any(key => text.Bytes.Span.IndexOf(key) >= 0)).Select(text => Parse(text.Bytes)).OfType<JournalLine>();

    private IEnumerable<(ReadOnlyMemory<byte> Bytes, bool IsTorn)> Texts
    {
        get
        {
            for (var rest = _bytes; !rest.IsEmpty;)
            {
                var end = rest.Span.IndexOf((byte)'\n');
                var text = end < 0 ? rest : rest[..end];
                rest = end < 0 ? default : rest[(end + 1)..];
                if (!text.IsEmpty)
                {
                    yield return (text, end < 0 || text.Span[^1] != (byte)'}');
                }
            }
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static JournalFile Read(string path) => FileWork.Retry(() =>
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var bytes = new byte[stream.Length];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return new JournalFile(path, bytes.AsMemory(0, count));
    });

    private static JournalLine? Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            return JsonBody.Read(text, JournalForm.Read);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A line of a file.</summary>
/// <param name="Bytes">The bytes, without the line end.</param>
/// <param name="Line">The parsed line, or null.</param>
/// <param name="IsTorn">Whether its end is missing: its writer was killed while writing it, or is writing it now.</param>
internal readonly record struct JournalFileLine(ReadOnlyMemory<byte> Bytes, JournalLine? Line, bool IsTorn);
