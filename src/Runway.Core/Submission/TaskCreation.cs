using System.Runtime.ExceptionServices;
using Runway.Account;
using Runway.Generated;
using Runway.Http;
using Runway.Journal;
using Runway.Media;
using Runway.Observing;
using Runway.Operations;
using Runway.Tasks;

namespace Runway.Submission;

/// <summary>What the creates of one connection share.</summary>
internal sealed record CreateContext(ConnectionContext Connection, TaskJournal? Journal, OutgoingRequests Outgoing, CreditBudget? Budget, UploadService Uploads, AccountService Account)
{
    /// <summary>Sends each request at most once.</summary>
    public SingleSend<RunwayClient> Once { get; } = new(Connection, Connection.Client);
}

/// <summary>
/// One create, from the reviewed request to the task: reserves the maximum cost, writes the intent to the journal, sends the
/// request, writes its outcome and settles the cost. See <c>docs/decisions/a-create-is-never-resent.md</c>.
/// </summary>
/// <param name="context">What the creates of the connection share.</param>
/// <param name="review">The reviewed request.</param>
/// <param name="options">How it is submitted.</param>
/// <param name="observer">Receives progress and warnings.</param>
/// <param name="cancellationToken">
/// Ends the wait before and between attempts. It never interrupts a create in flight: the response is the only proof of what
/// was paid for.
/// </param>
internal sealed class TaskCreation(CreateContext context, RequestReview review, SubmissionOptions options, IRunwayObserver? observer, CancellationToken cancellationToken)
{
    private const int MaxRetriesOfUnknown = 2;
    private readonly ConnectionContext _connection = context.Connection;
    private readonly CreditBudget[] _budgets = [.. new[] { context.Budget, options.Budget }.OfType<CreditBudget>()];
    private decimal _reserved;
    private IReadOnlyDictionary<string, MediaSource>? _media;

    private GenerationRequest Request => review.Request;

    private DateTimeOffset Now => _connection.Clock.GetUtcNow();

    /// <summary>Creates the task.</summary>
    /// <exception cref="RunwayException">The request was refused, could not be sent, or its outcome is unknown.</exception>
    // A create with files uploads them first and keeps their content in memory, so it holds its slot from beginning to end. Any
    // other holds it only while it is in flight, and not while the journal is written.
    public Task<RunwayTask> RunAsync() => Request.HasFiles
        ? RequestSlots.RunAsync(options.Slots, options.Order, RunWithinBudgetsAsync, cancellationToken)
        : RunWithinBudgetsAsync();

    private async Task<RunwayTask> RunWithinBudgetsAsync()
    {
        Reserve();
        try
        {
            for (var retries = 0; ; retries++)
            {
                try
                {
                    var task = await CreateOnceAsync().ConfigureAwait(false);
                    Settle((decimal?)task.EstimatedCredits ?? _reserved);
                    return task;
                }
                catch (RunwayException e) when (IsUnknown(e) && options.RetryUnknown && retries < MaxRetriesOfUnknown)
                {
                    // The earlier reservation stays: each attempt may be charged.
                    try
                    {
                        Reserve();
                    }
                    catch (RunwayException refusal)
                    {
                        observer.Notify(o => o.OnWarning($"A request whose outcome is unknown is not sent again. {refusal.Message}"));
                        ExceptionDispatchInfo.Throw(e);
                    }

                    observer.Notify(o => o.OnWarning($"{e.Message} It is sent again, as requested."));
                }
            }
        }
        catch (Exception e) when (!IsUnknown(e))
        {
            Settle(0);
            throw;
        }
    }

    // In all budgets or in none.
    private void Reserve()
    {
        for (var i = 0; i < _budgets.Length; i++)
        {
            try
            {
                _reserved = _budgets[i].Reserve(Request, review.Cost, options.AllowUnknownCost);
            }
            catch
            {
                foreach (var earlier in _budgets[..i])
                {
                    earlier.Settle(_reserved, 0);
                }

                throw;
            }
        }
    }

    private void Settle(decimal actual)
    {
        foreach (var budget in _budgets)
        {
            budget.Settle(_reserved, actual);
        }
    }

    // However this method ends, the journal gets an outcome: the id of the task, no task, or unknown.
    private async Task<RunwayTask> CreateOnceAsync()
    {
        cancellationToken.ThrowIfCancellationRequested();
        _connection.RequireOpen();
        ProcessEnd.Watch();
        await Request.WaitForInputsAsync(observer, cancellationToken).ConfigureAwait(false);

        // The request that is kept for retries holds paths, not the content of files.
        _media ??= Request.HasFiles ? await Request.ResolveMediaAsync(context.Uploads, observer, cancellationToken).ConfigureAwait(false) : null;
        var (entry, note) = (TaskJournal.NewEntry(), _media is null ? review.Note : Request.NoteOf(review.Body.Json, _media.Values));
        var intended = await JournalIntentAsync(entry, note).ConfigureAwait(false);
        using var outgoing = new OutgoingRequest(_connection, context.Journal, context.Outgoing, entry, intended, options.Place);
        try
        {
            var slots = _media is null ? options.Slots : null;
            var task = await RequestSlots.RunAsync(slots, options.Order, () => SendAsync(outgoing), cancellationToken).ConfigureAwait(false);
            task = task with { Index = options.Index, Batch = options.Batch, RetryOf = options.RetryOf, Seed = note.Seed, Request = note };
            await JournalTaskAsync(entry, task).ConfigureAwait(false);
            return task;
        }
        catch (RunwayException e) when (IsUnknown(e))
        {
            var error = await ExplainAsync(e, entry).ConfigureAwait(false);
            await JournalUnknownAsync(entry, e).ConfigureAwait(false);
            throw error;
        }
        catch (Exception e)
        {
            await JournalRefusalAsync(entry, e).ConfigureAwait(false);
            throw;
        }
    }

    private Task<int> JournalIntentAsync(string entry, RequestNote note) =>
        context.Journal?.IntendAsync(entry, _connection.Identity, Request, note, options, Now, (double?)review.Cost.AtMost) ?? Task.FromResult(0);

    private Task JournalTaskAsync(string entry, RunwayTask task) =>
        TaskJournal.TryAsync(context.Journal?.CreatedAsync(entry, task, Now), $"{Request.Noun} {task.Id} exists, but could not be written to the journal. Keep its id.", observer);

    private Task JournalUnknownAsync(string entry, RunwayException error) =>
        TaskJournal.TryAsync(context.Journal?.UnknownAsync(entry, error.Message, Now), "A request with an unknown outcome could not be written to the journal.", observer);

    // Where the journal is the reason why nothing was sent, the error says so.
    private Task JournalRefusalAsync(string entry, Exception error) => TaskJournal.TryAsync(
        context.Journal?.RefusedAsync(entry, Now),
        "A refused request could not be written to the journal; the history will list it as unknown.",
        (error as RunwayException)?.Error == RunwayErrors.JournalNotWritable ? null : observer);

    private Task<RunwayTask> SendAsync(OutgoingRequest outgoing)
    {
        var body = _media is null ? review.Body.Utf8 : MediaInBody.Replace(review.Body.Utf8, _media);
        return context.Once.RunAsync(
            Request.What,
            Request.Consequence,
            client => client.CreateAsync(Request.OperationPath, body, CancellationToken.None),
            ReadAnswer,
            observer,
            cancellationToken,
            outgoing,
            sent => CreateResponse.Salvage(Request, sent, Now, observer));
    }

    private RunwayTask ReadAnswer(RawResponse answer, RequestContext sent)
    {
        return CreateResponse.ToTask(answer, Request, sent, Now, observer) is { } task ? Request.Complete(task, answer, _connection.Redact)
            : throw context.Once.OutcomeUnknown(Request.What, Request.Consequence, "the response has no id", sent, null);
    }

    // Adds what helps to find out whether there is a task: the journal entry and, where it was read before, the balance.
    private async Task<RunwayException> ExplainAsync(RunwayException error, string entry)
    {
        var noted = context.Journal is null ? null : entry;
        var message = error.Message + (noted is null ? string.Empty : $" Journal entry: {JournalRecord.IntentPrefix}{noted}.");
        if (options.BalanceBefore is { } before)
        {
            try
            {
                var after = (await context.Account.GetOrganizationAsync(observer, CancellationToken.None).ConfigureAwait(false)).CreditBalance;
                message += FormattableString.Invariant($" The balance was {before} credits before the batch and is {after} now.");
            }
            catch (RunwayException e)
            {
                message += $" The balance could not be read ({e.ErrorId}).";
            }
        }

        var unknown = new RunwayTask { Id = JournalRecord.IntentPrefix + noted, Status = RunwayTaskStatus.Unknown, Batch = options.Batch };
        return new RunwayTaskException(unknown, error.Error, message, error.Advice, error.InnerException)
        {
            Case = error.Case ?? Request.LostCase,
            RequestId = error.RequestId,
            StatusCode = error.StatusCode,
        };
    }

    private static bool IsUnknown(Exception e) => e is RunwayException { Kind: RunwayErrorKind.OutcomeUnknown };
}
