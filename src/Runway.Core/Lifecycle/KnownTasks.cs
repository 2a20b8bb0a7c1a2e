using Runway.Journal;

namespace Runway.Lifecycle;

/// <summary>
/// What is known of tasks of which only the id was given: by the connection that created them, or else by the journal. Not safe for
/// several threads.
/// </summary>
/// <param name="journal">The journal; null knows nothing.</param>
/// <param name="tasks">The tasks of the connection, where there is one.</param>
internal sealed class KnownTasks(TaskJournal? journal, TaskService? tasks = null)
{
    // A few tasks are looked up, which is fast in a large journal; for more, it is read once.
    private const int Few = 8;
    private readonly Dictionary<string, JournalRecord?> _found = [];
    private Dictionary<string, JournalRecord>? _records;

    /// <summary>The same task with what is known of it.</summary>
    public RunwayTask Fill(RunwayTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        task = task.FilledFrom(tasks?.Recall(task.Id));
        return task.Request is null && (task.PromptText is null || task.IsRun) ? task.FilledFrom(Find(task.Id)?.ToTask()) : task;
    }

    private JournalRecord? Find(string id)
    {
        try
        {
            if (_records is null && _found.Count < Few)
            {
                return _found.TryGetValue(id, out var found) ? found : _found[id] = journal?.Find(id);
            }

            _records ??= (journal?.Read() ?? []).Where(r => r.IsTask).DistinctBy(r => r.TaskId).ToDictionary(r => r.TaskId);
            return _records.GetValueOrDefault(id);
        }
        catch (RunwayException)
        {
            // The command works without it.
            _records = [];
            return null;
        }
    }
}
