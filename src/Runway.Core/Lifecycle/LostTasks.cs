using System.Globalization;
using Runway.Catalogue;
using Runway.Http;
using Runway.Journal;
using Runway.Observing;
using Runway.Operations;
using Runway.Routing;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Lifecycle;

/// <summary>
/// Finds the task of a routed create whose response was lost: the requests of a router are the only list of the service that leads
/// back to task ids. One object serves one command: it reads the journal and each router once. Not safe for several threads.
/// See <c>docs/decisions/a-create-is-never-resent.md</c>.
/// </summary>
internal sealed class LostTasks
{
    private readonly ConnectionContext _connection;
    private readonly TaskJournal _journal;
    private readonly RouterService _routers;
    private readonly Dictionary<string, (List<RunwayRouterRequest> Requests, DateTimeOffset Since)> _requests = new(StringComparer.Ordinal);
    private readonly Lazy<(IReadOnlyList<Create> Creates, HashSet<string> Tasks)> _known;

    public LostTasks(ConnectionContext connection, RouterService routers, TaskJournal journal)
    {
        (_connection, _routers, _journal) = (connection, routers, journal);
        _known = new(() =>
        {
            var records = journal.Read();
            return ([.. records.Where(r => r.MayHaveMadeTask).Select(r => new Create(r))], records.Select(r => r.Id).OfType<string>().ToHashSet(StringComparer.Ordinal));
        });
    }

    // The clock of the service is known after the requests were read.
    private CreateWindow Window => CreateWindow.Of(_connection.ClockOffset);

    /// <summary>The operation of a create with an unknown outcome; null where the journal has none.</summary>
    public string? OperationOf(string entry) => _known.Value.Creates.FirstOrDefault(c => c.Record.IsUnknown && c.Task.Id == entry)?.Task.Operation;

    /// <summary>The only task that the create can have made.</summary>
    /// <param name="entry">The id of the create in the history, <c>intent:…</c>.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RunwayException">There is no such task or more than one, another create may have made it, or the create cannot be settled at all.</exception>
    public async Task<RunwayTask> FindAsync(string entry, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var create = _known.Value.Creates.FirstOrDefault(c => c.Record.IsUnknown && c.Task.Id == entry) ?? throw new RunwayException(
            RunwayErrors.NotInJournal,
            $"'{entry}' is not a request with an unknown outcome in this journal.");
        if (create.Task.Operation == ResourceOperation.Session)
        {
            throw Unsettled($"{entry} is a live session, and the service has no list of them, but one of their conversations.", ErrorCase.LostSession);
        }

        if (create.Record.Router is not { } router)
        {
            throw Unsettled($"{entry} is a create of {create.Task.Operation ?? "an unknown operation"}, and the service has no list that shows what it made.", ErrorCase.NotOfARouter);
        }

        if (create.Record.Service != _connection.Identity)
        {
            throw Unsettled($"{entry} was sent to another service or with another key.", ErrorCase.OfAnotherConnection);
        }

        var rivals = _known.Value.Creates.Where(c => c.Record.IsRivalOf(create.Record)).ToList();
        var requests = await RequestsAsync(router, rivals.Append(create).Min(c => CreateWindow.Earliest(c.Record)), observer, cancellationToken).ConfigureAwait(false);
        var window = Window;
        var candidates = requests.Where(request => create.MayBe(request, window)).ToList();
        return candidates switch
        {
            [] => throw Unsettled($"The router {router} has no request for {entry}: none that was created from {window.From(create.Record):u} to {window.Until(create.Record):u} and is not in the journal. It may not have been accepted."),
            [var one] when rivals.Exists(r => r.MayBe(one, window)) => throw Unsettled($"Task {Name(one.TaskId)} may be that of {entry}, and also that of {string.Join(" and ", rivals.Where(r => r.MayBe(one, window)).Select(r => r.Task.Id))}.", ErrorCase.SeveralCreates),
            [var one] => create.Task with
            {
                Id = Name(one.TaskId)!,
                Status = RunwayTaskStatus.Pending,
                Failure = null,
                Model = Name(one.Model) ?? create.Task.Model,
                CreatedAt = one.CreatedAt,
                EstimatedCredits = CreditAmount.Plausible(one.EstimatedCredits),
                Routing = new RunwayRouting { Router = router, Model = Name(one.Model), Provider = Name(one.Provider), Credits = CreditAmount.Plausible(one.EstimatedCredits) },
            },
            _ => throw Unsettled($"{candidates.Count} tasks of the router {router} may be that of {entry}: {string.Join(", ", candidates.Select(c => Name(c.TaskId)))}.", ErrorCase.SeveralTasks),
        };
    }

    /// <summary>Writes to the journal that the create made the task.</summary>
    /// <exception cref="RunwayException">It could not be written.</exception>
    public async Task AdoptAsync(string entry, RunwayTask task)
    {
        await _journal.CreatedAsync(entry[JournalRecord.IntentPrefix.Length..], task, _connection.Clock.GetUtcNow()).ConfigureAwait(false);
        _known.Value.Tasks.Add(task.Id);
    }

    // The requests of a router since a time that lead to tasks which no journal entry has. The whole list is read, since its order
    // is not documented.
    private async Task<IReadOnlyList<RunwayRouterRequest>> RequestsAsync(string router, DateTimeOffset since, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (!_requests.TryGetValue(router, out var read) || read.Since > since)
        {
            var found = new List<RunwayRouterRequest>();
            await foreach (var request in _routers.GetRequestsAsync(router, observer, cancellationToken).ConfigureAwait(false))
            {
                if (!(request.CreatedAt < since))
                {
                    found.Add(request);
                }
            }

            _requests[router] = read = (found, since);
        }

        if (read.Requests.Exists(IsIncomplete))
        {
            throw Unsettled($"The list of the requests to router {router} has an entry whose status, time or task cannot be read, so that no task is certain.");
        }

        return [.. read.Requests.Where(r => r is { Status: "routed", TaskId: { Length: > 0 } id } && !_known.Value.Tasks.Contains(id))];
    }

    // It may be the request that is looked for, or a second one.
    private static bool IsIncomplete(RunwayRouterRequest request) =>
        request.Status is null || request.CreatedAt is null || (request.TaskId is null && request.AdditionalProperties?.ContainsKey("taskId") == true);

    private string? Name(string? text) => _connection.Clean(text, OutsideText.LongestName);

    private static RunwayException Unsettled(FormattableString message, ErrorCase? special = null) =>
        new(RunwayErrors.OutcomeNotSettled, message.ToString(CultureInfo.InvariantCulture)) { Case = special };

    /// <summary>A create that may have made a task whose id is not known.</summary>
    private sealed class Create
    {
        public Create(JournalRecord record) => (Record, Task) = (record, record.ToTask());

        public JournalRecord Record { get; }

        public RunwayTask Task { get; }

        /// <summary>Whether a request of the router may be this create, by its time and by what its model makes.</summary>
        public bool MayBe(RunwayRouterRequest request, CreateWindow window) => window.Has(Record, request.CreatedAt) && MayMake(request.Model);

        private bool MayMake(string? model)
        {
            var made = model is null ? [] : ModelCatalogue.Current.OperationsOf(model).Select(o => OperationTable.Find(o)?.Output).OfType<MediaKind>().ToList();
            return made.Count == 0 || OperationTable.Find(Task.Operation)?.Output is not { } wanted || made.Exists(kind => (kind & wanted) != 0);
        }
    }
}
