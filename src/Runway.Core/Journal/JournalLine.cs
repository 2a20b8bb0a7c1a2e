using System.Text.Json.Nodes;
using Runway.Tasks;

namespace Runway.Journal;

/// <summary>
/// One line of the journal. The form is a promise to other versions and other machines: members are added, never
/// changed, and a reader passes over what it does not know. See <c>docs/decisions/the-journal.md</c>; <see cref="JournalForm"/>
/// names the members.
/// </summary>
internal sealed record JournalLine
{
    /// <summary>What happened: one of <see cref="JournalEvent"/>.</summary>
    public required string Event { get; init; }

    /// <summary>When it was written (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Which create it belongs to; made before the request goes out.</summary>
    public string? Entry { get; init; }

    /// <summary>The task, once the service has named it.</summary>
    public string? Id { get; init; }

    /// <summary>Service and organization: the base address, and a hash that tells keys apart.</summary>
    public string? Service { get; init; }

    public string? Operation { get; init; }

    public string? Model { get; init; }

    public string? Prompt { get; init; }

    public long? Seed { get; init; }

    /// <summary>The other members of the request, without media.</summary>
    public JsonObject? Parameters { get; init; }

    /// <summary>The media of the request; a file with its hash.</summary>
    public IReadOnlyList<InputNote>? Inputs { get; init; }

    public int? Index { get; init; }

    /// <summary>The user's name for the run.</summary>
    public string? Batch { get; init; }

    /// <summary>Tells one input of a batch from another: a hash of the request.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The failed task that this one repeats.</summary>
    public string? RetryOf { get; init; }

    public string? Status { get; init; }

    public string? FailureCode { get; init; }

    /// <summary>When the task ended, where it was seen to.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>Why an outcome is unknown (<c>unknown</c>), or why the task failed (<c>state</c>).</summary>
    public string? Reason { get; init; }

    /// <summary>Credits: expected on <c>created</c>, charged on <c>state</c>, the balance on <c>unknown</c>.</summary>
    public double? Credits { get; init; }

    /// <summary>The most credits that the create can cost (<c>intent</c>).</summary>
    public double? AtMost { get; init; }

    /// <summary>How many outputs the task has (<c>state</c>), or which one was saved (<c>saved</c>, from 1).</summary>
    public int? Output { get; init; }

    /// <summary>The file that was saved.</summary>
    public string? Path { get; init; }

    /// <summary>Its length in bytes.</summary>
    public long? Length { get; init; }

    /// <summary>How many outputs the task has whose output was saved (<c>saved</c>).</summary>
    public int? Outputs { get; init; }

    /// <summary>Which try of one create it was, from 1 (<c>sent</c>, <c>declined</c>).</summary>
    public int? Attempt { get; init; }

    /// <summary>Who writes the file (<c>begin</c>).</summary>
    public JournalOwner? Owner { get; init; }
}

/// <summary>The events of the journal.</summary>
internal static class JournalEvent
{
    /// <summary>A create is about to go out.</summary>
    public const string Intent = "intent";

    /// <summary>The first line of a file: who writes it.</summary>
    public const string Begin = "begin";

    /// <summary>The last line of a file that its writer has closed.</summary>
    public const string End = "end";

    /// <summary>The first byte of the request is about to leave.</summary>
    public const string Sent = "sent";

    /// <summary>The service did not take the request, and it is going to be sent again.</summary>
    public const string Declined = "declined";

    /// <summary>The service named the task.</summary>
    public const string Created = "created";

    /// <summary>The service refused, or nothing was sent: there is no task.</summary>
    public const string Refused = "refused";

    /// <summary>The answer was lost.</summary>
    public const string Unknown = "unknown";

    /// <summary>The task is finished.</summary>
    public const string State = "state";

    /// <summary>A whole output is about to get its name; a process that is killed then never notes that it is on disk.</summary>
    public const string Saving = "saving";

    /// <summary>An output is on disk.</summary>
    public const string Saved = "saved";

    /// <summary>The task was deleted, or the service no longer knows it.</summary>
    public const string Gone = "gone";

    /// <summary>The user has looked into it: nothing is left to do.</summary>
    public const string Dismissed = "dismissed";
}
