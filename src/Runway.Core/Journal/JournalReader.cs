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
    public static IReadOnlyList<JournalRecord> Read(string folder) => ReadFiles(folder, static files =>
    {
        var merge = new JournalMerge();
        foreach (var file in files)
        {
            foreach (var text in file.Lines)
            {
                merge.Add(text.Line, file);
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
