using Runway.Http;
using Runway.Journal;
using Runway.Tasks;

namespace Runway.Lifecycle;

/// <summary>Records in the journal how tasks end, so that the history does not list finished tasks as unfinished.</summary>
internal sealed class TaskEnds(ConnectionContext connection, TaskJournal? journal)
{
    private DateTimeOffset Now => connection.Clock.GetUtcNow();

    /// <summary>Records a task that is finished.</summary>
    public Task RecordAsync(RunwayTask task, IRunwayObserver? observer) => TaskJournal.TryAsync(
        RunwayTaskStatus.IsFinished(task.Status) ? journal?.EndedAsync(task, Now) : null,
        $"The end of task {task.Id} could not be written to the journal; the history will list it as unfinished.",
        observer);

    /// <summary>Records a task that was deleted.</summary>
    public Task RecordDeletedAsync(string id, IRunwayObserver? observer) =>
        TaskJournal.TryAsync(journal?.DeletedAsync(id, Now), $"Task {id} was deleted, but that could not be written to the journal.", observer);

    /// <summary>Records that the service has no such task. A 404 of a proxy or of a wrong address does not count.</summary>
    public Task RecordNotFoundAsync(string id, RunwayException error, IRunwayObserver? observer) => TaskJournal.TryAsync(
        error.IsNotFound ? journal?.NotFoundAsync(id, connection.Identity, Now) : null,
        $"The service has no task {id}, but that could not be written to the journal.",
        observer);
}
