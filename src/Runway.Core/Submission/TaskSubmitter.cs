namespace Runway;

/// <summary>
/// Creates tasks with proof: the intent is in the journal before the request goes out, and what came of it afterwards,
/// whatever that is. How often a request goes out is the business of <see cref="CreateSender"/>.
/// </summary>
internal sealed class TaskSubmitter(ConnectionContext connection, TaskJournal? journal, OutgoingRequests outgoing, AccountService account)
{
    private const int MaxRetriesOfUnknown = 2;
    private readonly CreateSender _sender = new(connection);

    private DateTimeOffset Now => connection.Clock.GetUtcNow();

    /// <summary>Notes the intent, sends the request, notes what came of it, and returns the task.</summary>
    /// <param name="request">The request; validated before.</param>
    /// <param name="note">What is to be remembered of it.</param>
    /// <param name="options">How it is submitted.</param>
    /// <param name="observer">Who is told of the requests.</param>
    /// <param name="cancellationToken">
    /// Ends the waiting before and between tries. It never interrupts a create that is out: its answer is the only
    /// proof of what was paid for.
    /// </param>
    public Task<RunwayTask> CreateAsync(GenerationRequest request, RequestNote note, SubmissionOptions options, IRunwayObserver? observer, CancellationToken cancellationToken) => options.RetryUnknown
        ? CreateInSpiteOfDoubtAsync(request, note, options, observer, cancellationToken)
        : CreateOnceAsync(request, note, options, observer, cancellationToken);

    private async Task<RunwayTask> CreateInSpiteOfDoubtAsync(GenerationRequest request, RequestNote note, SubmissionOptions options, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        for (var retries = 0; ; retries++)
        {
            try
            {
                return await CreateOnceAsync(request, note, options, observer, cancellationToken).ConfigureAwait(false);
            }
            catch (RunwayException e) when (e.Kind == RunwayErrorKind.OutcomeUnknown && retries < MaxRetriesOfUnknown)
            {
                if (options.Budgeted?.TryReserveAgain() is { } refusal)
                {
                    observer.Tell(o => o.OnWarning($"A request whose outcome is unknown is not sent again. {refusal.Message}"));
                    throw;
                }

                observer.Tell(o => o.OnWarning($"{e.Message} It is sent again, as -RetryUnknown asks."));
            }
        }
    }

    // Whatever ends this method, the journal has the last word on it: a task with its id, no task, or unknown.
    private async Task<RunwayTask> CreateOnceAsync(GenerationRequest request, RequestNote note, SubmissionOptions options, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        connection.RequireOpen();
        ProcessEnd.Watch();
        var (entry, intended) = (TaskJournal.NewEntry(), 0);
        if (journal is not null)
        {
            intended = await journal.IntendAsync(entry, connection.Identity, request, note, options, Now).ConfigureAwait(false);
        }

        using var sending = new OutgoingRequest(connection, journal, outgoing, entry, intended, options.Place);
        try
        {
            var task = await RequestSlots.RunAsync(options.Slots, options.Order, () => _sender.SendAsync(request, sending, observer, cancellationToken), cancellationToken).ConfigureAwait(false);
            task = task with { Index = options.Index, Batch = options.Batch, RetryOf = options.RetryOf, Seed = note.Seed, Request = note };
            await TaskJournal.TryAsync(journal?.CreatedAsync(entry, task, Now), $"Task {task.Id} exists, and the journal could not note it. Keep its id.", observer).ConfigureAwait(false);
            return task;
        }
        catch (RunwayException e) when (e.Kind == RunwayErrorKind.OutcomeUnknown)
        {
            var error = await ExplainAsync(e, journal is null ? null : entry, options, observer).ConfigureAwait(false);
            await TaskJournal.TryAsync(journal?.UnknownAsync(entry, e.Message, Now), "The journal could not note an unknown outcome.", observer).ConfigureAwait(false);
            throw error;
        }
        catch (Exception e)
        {
            // Where the journal itself is why nothing went out, the error says so.
            var listener = (e as RunwayException)?.Error == RunwayErrors.JournalNotWritable ? null : observer;
            await TaskJournal.TryAsync(journal?.RefusedAsync(entry, Now), "The journal could not note a refusal; it will be listed as unknown.", listener).ConfigureAwait(false);
            throw;
        }
    }

    // Adds what helps to judge whether there is a task: where it is noted and, when asked for, what the balance says.
    private async Task<RunwayException> ExplainAsync(RunwayException error, string? entry, SubmissionOptions options, IRunwayObserver? observer)
    {
        var message = error.Message + (entry is null ? string.Empty : $" Journal entry: {JournalRecord.IntentPrefix}{entry}.");
        if (options.BalanceBefore is { } before)
        {
            try
            {
                var after = (await account.GetOrganizationAsync(observer, CancellationToken.None).ConfigureAwait(false)).CreditBalance;
                message += FormattableString.Invariant($" The balance was {before} credits before the batch and is {after} now.");
            }
            catch (RunwayException e)
            {
                message += $" The balance could not be read ({e.ErrorId}).";
            }
        }

        var unknown = new RunwayTask { Id = JournalRecord.IntentPrefix + entry, Status = RunwayTaskStatus.Unknown, Batch = options.Batch };
        return new RunwayTaskException(unknown, error.Error, message, error.RecommendedAction, error.InnerException)
        {
            RequestId = error.RequestId,
            StatusCode = error.StatusCode,
        };
    }
}
