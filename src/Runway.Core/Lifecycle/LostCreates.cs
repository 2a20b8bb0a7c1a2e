using System.Globalization;
using Runway.Http;
using Runway.Journal;
using Runway.Observing;
using Runway.Resources;
using Runway.Routing;

namespace Runway.Lifecycle;

/// <summary>What a lost create has made: a task, or a voice, an avatar or a document.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Result">It.</param>
/// <param name="Text">It, for a question.</param>
internal sealed record LostCreate(string Id, object Result, string Text);

/// <summary>
/// Finds what a create has made whose response was lost, wherever the service has a list that shows it. One object serves one
/// command. Not safe for several threads.
/// </summary>
internal sealed class LostCreates(ConnectionContext connection, RouterService routers, TaskJournal journal, IReadOnlyList<IResourceList> lists)
{
    private readonly LostTasks _tasks = new(connection, routers, journal);
    private readonly LostResources _resources = new(connection, journal);

    /// <summary>The only thing that the create can have made.</summary>
    /// <param name="entry">The id of the create in the history, <c>intent:…</c>.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RunwayException">There is none or more than one, another create may have made it, or the create cannot be settled at all.</exception>
    public async Task<LostCreate> FindAsync(string entry, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var operation = _tasks.OperationOf(entry);
        if (lists.FirstOrDefault(list => list.Kind.Name == operation) is { } list)
        {
            var found = await _resources.FindAsync(entry, list, observer, cancellationToken).ConfigureAwait(false);
            return new(found.Id, found, string.Create(CultureInfo.CurrentCulture, $"{list.Kind.Name} {found.Id} of {found.CreatedAt:u}"));
        }

        var task = await _tasks.FindAsync(entry, observer, cancellationToken).ConfigureAwait(false);
        return new(task.Id, task, string.Create(CultureInfo.CurrentCulture, $"task {task.Id} of {task.CreatedAt:u}, {task.Routing}"));
    }

    /// <summary>Writes to the journal what the create made.</summary>
    /// <exception cref="RunwayException">It could not be written.</exception>
    public Task AdoptAsync(string entry, LostCreate found) =>
        found.Result is RunwayTask task ? _tasks.AdoptAsync(entry, task) : _resources.AdoptAsync(entry, found.Id);
}
