namespace Runway.Journal;

/// <summary>
/// Reads a journal folder: the files of all processes and machines, merged. Torn lines of killed writers and lines in an unknown
/// format are ignored.
/// </summary>
internal static class JournalReader
{
    private const string Pattern = "*.jsonl";
    private const int MaxAttempts = 5;

    /// <summary>All records, in the order of their creates.</summary>
    /// <exception cref="RunwayException">The folder cannot be read.</exception>
    public static IReadOnlyList<JournalRecord> Read(string folder) => Merge(folder, static file => file.Lines.Select(text => text.Line));

    /// <summary>The record of one task; null where there is none. Much faster than reading all records.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="id">The id of the task, or that of an entry without a task.</param>
    /// <exception cref="RunwayException">The folder cannot be read.</exception>
    public static JournalRecord? Find(string folder, string id) =>
        Merge(folder, file => file.LinesOf(JournalRecord.IsIntent(id) ? id[JournalRecord.IntentPrefix.Length..] : id)).FirstOrDefault(record => record.IsTask && record.TaskId == id);

    private static IReadOnlyList<JournalRecord> Merge(string folder, Func<JournalFile, IEnumerable<JournalLine?>> lines) => ReadFiles(folder, files =>
    {
        var merge = new JournalMerge();
        foreach (var file in files)
        {
            foreach (var line in lines(file))
            {
                merge.Add(line, file);
            }
        }

        return merge.Records;
    });

    /// <summary>Calls a function with all files of a folder; calls it again when a compaction removed one meanwhile, whose lines are then in another file.</summary>
    /// <exception cref="RunwayException">The folder cannot be read.</exception>
    public static T ReadFiles<T>(string folder, Func<IEnumerable<JournalFile>, T> use)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return use(Paths(folder).Select(JournalFile.Read));
            }
            catch (FileNotFoundException) when (attempt < MaxAttempts)
            {
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new RunwayException(RunwayErrors.JournalNotReadable, $"The journal in '{folder}' could not be read. {e.Message}", innerException: e);
            }
        }
    }

    // Old names first: lines that a compaction moves meanwhile are found in the newer file.
    private static IEnumerable<string> Paths(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, Pattern).Order(StringComparer.Ordinal) : [];
}
