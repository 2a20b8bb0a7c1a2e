using Runway.Http;
using Runway.Journal;
using Runway.Observing;
using Runway.Operations;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Submission;

/// <summary>The journal line of a create that is about to be sent.</summary>
internal static class JournalIntents
{
    /// <summary>Writes it to disk.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="entry">The name of the create.</param>
    /// <param name="service">The address and the key of the service.</param>
    /// <param name="request">The request.</param>
    /// <param name="note">What is kept of the request.</param>
    /// <param name="options">How it is submitted.</param>
    /// <param name="at">The time.</param>
    /// <param name="atMost">The maximum cost in credits, where it is known.</param>
    /// <returns>The argument for <see cref="TaskJournal.Send"/>.</returns>
    public static Task<int> IntendAsync(this TaskJournal journal, string entry, string service, GenerationRequest request, RequestNote note, SubmissionOptions options, DateTimeOffset at, double? atMost = null) =>
        journal.IntendAsync(new JournalLine
        {
            Event = JournalEvent.Intent,
            At = at,
            Entry = entry,
            Service = service,
            Operation = request.Operation,
            Model = request.Model,
            Prompt = request.Title is { } prompt ? Redaction.Redact(prompt) : null,
            Seed = note.Seed,
            Parameters = note.Parameters,
            Inputs = note.Inputs.Count == 0 ? null : note.Inputs,
            Index = options.Index,
            Batch = options.Batch,
            Fingerprint = options.Fingerprint,
            RetryOf = options.RetryOf,
            AtMost = atMost,
        });

    /// <summary>Writes a task that was not expected, such as that of an unknown operation, so that its id is not lost. A failure is a warning.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="task">The task.</param>
    /// <param name="connection">The connection that created it.</param>
    /// <param name="request">The request.</param>
    /// <param name="note">What is kept of the request.</param>
    /// <param name="observer">Receives the warning.</param>
    public static Task AddFoundAsync(this TaskJournal journal, RunwayTask task, ConnectionContext connection, GenerationRequest request, RequestNote note, IRequestObserver? observer)
    {
        return TaskJournal.TryAsync(WriteAsync(), $"Task {task.Id} exists, but could not be written to the journal. Keep its id.", observer);

        async Task WriteAsync()
        {
            var (now, entry) = (connection.Clock.GetUtcNow(), TaskJournal.NewEntry());
            await journal.IntendAsync(entry, connection.Identity, request, note, new SubmissionOptions(), now).ConfigureAwait(false);
            await journal.CreatedAsync(entry, task, now).ConfigureAwait(false);
        }
    }
}
