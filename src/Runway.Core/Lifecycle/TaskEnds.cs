using Runway.Http;

namespace Runway.Lifecycle;

/// <summary>Notes in the journal how tasks end, wherever it is seen, so that the history lists nothing as unfinished that is not.</summary>
internal sealed class TaskEnds(ConnectionContext connection, TaskJournal? journal)
{
    private DateTimeOffset Now => connection.Clock.GetUtcNow();

    /// <summary>Notes a task that is finished.</summary>
    public Task NoteAsync(RunwayTask task, IRunwayObserver? observer) => TaskJournal.TryAsync(
        RunwayTaskStatus.IsFinished(task.Status) ? journal?.EndedAsync(task, Now) : null,
        $"The journal could not note the end of task {task.Id}; it will be listed as unfinished.",
        observer);

    /// <summary>Notes a task that was deleted.</summary>
    public Task NoteDeletedAsync(string id, IRunwayObserver? observer) =>
        TaskJournal.TryAsync(journal?.DeletedAsync(id, Now), $"Task {id} was deleted, and the journal could not note it.", observer);

    /// <summary>Notes that the service has no such task, where that is the service's word and not that of a proxy or a wrong address.</summary>
    public Task NoteNotFoundAsync(string id, RunwayException error, IRunwayObserver? observer) => TaskJournal.TryAsync(
        error is { StatusCode: 404, IsWordOfService: true } ? journal?.NotFoundAsync(id, connection.Identity, Now) : null,
        $"The service does not know task {id}, and the journal could not note it.",
        observer);
}
