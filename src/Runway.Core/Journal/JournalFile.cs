using System.Text.Json;
using Runway.Json;

namespace Runway.Journal;

/// <summary>A file of the journal as it was when it was read.</summary>
internal sealed class JournalFile
{
    private const int MaxAttempts = 20;
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(50);
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly Lazy<bool> _isWriterAlive;

    private JournalFile(string path, ReadOnlyMemory<byte> bytes)
    {
        (Path, _bytes) = (path, bytes);
        Owner = Lines.FirstOrDefault().Line is { Event: JournalEvent.Begin, Owner: { } owner } ? owner : null;
        _isWriterAlive = new Lazy<bool>(() => Owner is { IsOfThisSystem: true, IsAlive: true });
    }

    public string Path { get; }

    /// <summary>Whether it holds the same as another time. Its length does not tell: behind the last line there may be room for more.</summary>
    public bool IsSameAs(JournalFile other) => _bytes.Span.SequenceEqual(other._bytes.Span);

    /// <summary>Who writes it; null for a file of an earlier version, or of nobody.</summary>
    public JournalOwner? Owner { get; }

    /// <summary>Whether its writer is at work on this machine.</summary>
    public bool IsWriterAlive => _isWriterAlive.Value;

    /// <summary>Whether a line that is missing was never written: its writer notes what goes out, and no power cut came between.</summary>
    public bool IsComplete => Owner is { IsOfThisBoot: true };

    /// <summary>The lines as they stand in the file, with what is understood of each.</summary>
    public IEnumerable<JournalFileLine> Lines
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
                    yield return new JournalFileLine(text, Parse(text), IsTorn: end < 0 || text.Span[^1] != (byte)'}');
                }
            }
        }
    }

    /// <summary>Reads a file. On Windows a scanner or a backup may hold it for a moment.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static JournalFile Read(string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
                var bytes = new byte[stream.Length];
                var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                return new JournalFile(path, bytes.AsMemory(0, count));
            }
            catch (IOException e) when (e.HResult is SharingViolation or LockViolation && attempt < MaxAttempts)
            {
                Thread.Sleep(RetryDelay);
            }
        }
    }

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
/// <param name="Bytes">The line as it stands there, without its end.</param>
/// <param name="Line">What it says; null where that is not understood.</param>
/// <param name="IsTorn">Whether its end is missing: its writer died in the middle of it, or is at it.</param>
internal readonly record struct JournalFileLine(ReadOnlyMemory<byte> Bytes, JournalLine? Line, bool IsTorn);
