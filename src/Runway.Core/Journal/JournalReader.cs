using System.Text;
using System.Text.Json;

namespace Runway;

/// <summary>
/// Reads a journal folder: the files of all processes and machines, merged. A line that is torn, because its writer
/// died in the middle of it, or that another version wrote in a form unknown here, is passed over.
/// </summary>
internal static class JournalReader
{
    private const string Pattern = "*.jsonl";
    private const int MaxAttempts = 3;

    /// <summary>All records, in the order in which the creates went out.</summary>
    /// <exception cref="RunwayException">The folder cannot be read.</exception>
    public static IReadOnlyList<JournalRecord> Read(string folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Merge(Files(folder).SelectMany(ReadFile));
            }
            catch (FileNotFoundException) when (attempt < MaxAttempts)
            {
                // Compacted away while it was being read: its lines are in another file now.
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new RunwayException(RunwayErrors.JournalNotReadable, $"The journal in '{folder}' could not be read. {e.Message}", innerException: e);
            }
        }
    }

    /// <summary>The files of a folder; none where there is no folder.</summary>
    public static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal) : [];

    /// <summary>The lines of a file that can be understood.</summary>
    public static IEnumerable<JournalLine> ReadFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } text)
        {
            if (Parse(text) is { } line)
            {
                yield return line;
            }
        }
    }

    private static IReadOnlyList<JournalRecord> Merge(IEnumerable<JournalLine> lines)
    {
        var byEntry = new Dictionary<string, JournalRecord>(StringComparer.Ordinal);
        var byId = new Dictionary<string, JournalRecord>(StringComparer.Ordinal);
        var rest = new List<JournalLine>();
        foreach (var line in lines)
        {
            if (line.Entry is null)
            {
                rest.Add(line);
                continue;
            }

            var record = Get(byEntry, line.Entry);
            record.Add(line);
            if (line.Id is { } id)
            {
                byId[id] = record;
            }
        }

        // States and saved files name only the task: another process, on another machine, may have written them.
        foreach (var line in rest.Where(l => l.Id is not null))
        {
            Get(byId, line.Id!).Add(line);
        }

        return [.. byEntry.Values.Union(byId.Values).OrderBy(r => r.At).ThenBy(r => r.Index)];
    }

    private static JournalRecord Get(Dictionary<string, JournalRecord> records, string key) =>
        records.TryGetValue(key, out var record) ? record : records[key] = new JournalRecord();

    private static JournalLine? Parse(string text)
    {
        try
        {
            return JsonBody.Read(Encoding.UTF8.GetBytes(text), JournalForm.Read);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
