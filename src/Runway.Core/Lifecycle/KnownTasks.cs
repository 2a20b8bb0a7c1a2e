using Runway.Journal;

namespace Runway.Lifecycle;

/// <summary>
/// What is known of tasks of which only the id was given, to name them to a person: by the connection that created them, or else by
/// the journal, which is read once. Not safe for several threads.
/// </summary>
/// <param name="journal">The journal; null knows nothing.</param>
/// <param name="tasks">The tasks of the connection, where there is one.</param>
internal sealed class KnownTasks(TaskJournal? journal, TaskService? tasks = null)
{
    private Dictionary<string, JournalRecord>? _records;

    /// <summary>The same task with what is known of it.</summary>
    public RunwayTask Fill(RunwayTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        task = task.FilledFrom(tasks?.Recall(task.Id));
        return task.PromptText is null && task.Request is null ? task.FilledFrom(Records().GetValueOrDefault(task.Id)?.ToTask()) : task;
    }

    private Dictionary<string, JournalRecord> Records()
    {
        try
        {
            return _records ??= (journal?.Read() ?? []).Where(r => r.IsTask).DistinctBy(IdOf).ToDictionary(IdOf);
        }
        catch (RunwayException)
        {
            // A name is worth no error of its own.
            return _records = [];
        }
    }

    private static string IdOf(JournalRecord record) => record.Id ?? JournalRecord.IntentPrefix + record.Entry;
}
