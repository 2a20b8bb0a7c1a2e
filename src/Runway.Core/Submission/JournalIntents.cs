using Runway.Journal;
using Runway.Tasks;

namespace Runway.Submission;

/// <summary>The journal line of a create that is about to be sent.</summary>
internal static class JournalIntents
{
    /// <summary>Writes it to disk.</summary>
    /// <returns>The argument for <see cref="TaskJournal.Send"/>.</returns>
    public static Task<int> IntendAsync(this TaskJournal journal, string entry, string service, GenerationRequest request, RequestNote note, SubmissionOptions options, DateTimeOffset at) =>
        journal.IntendAsync(new JournalLine
        {
            Event = JournalEvent.Intent,
            At = at,
            Entry = entry,
            Service = service,
            Operation = request.Operation,
            Model = request.Model,
            Prompt = request.PromptText is { } prompt ? Redaction.Redact(prompt) : null,
            Seed = note.Seed,
            Parameters = note.Parameters,
            Inputs = note.Inputs.Count == 0 ? null : note.Inputs,
            Index = options.Index,
            Batch = options.Batch,
            Fingerprint = options.Fingerprint,
            RetryOf = options.RetryOf,
            AtMost = options.AtMost,
        });
}
