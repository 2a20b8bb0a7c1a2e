namespace Runway.Journal;

/// <summary>
/// Reads a journal folder: the files of all processes and machines, merged. A line that is torn, because its writer
/// died in the middle of it, or that another version wrote in a form unknown here, is passed over.
/// </summary>
internal static class JournalReader
{
    private const string Pattern = "*.jsonl";
    private const int MaxAttempts = 5;

    /// <summary>All records, in the order in which the creates went out.</summary>
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

    /// <summary>Does something with all files of a folder, anew where one was cleared away meanwhile: its lines are in another file then.</summary>
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

    // An old name before a new one: what is cleared away meanwhile is found in the newer file.
    private static IEnumerable<string> Paths(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, Pattern).Order(StringComparer.Ordinal) : [];
}
