using System.Text.Json.Nodes;
using Runway.Tasks;

namespace Runway.Journal;

/// <summary>
/// One line of the journal. Other versions and machines rely on the format: members are added, never changed, and a reader
/// ignores those that it does not know. See <c>docs/decisions/the-journal.md</c>; <see cref="JournalForm"/> has the names.
/// </summary>
internal sealed record JournalLine
{
    /// <summary>One of <see cref="JournalEvent"/>.</summary>
    public required string Event { get; init; }

    /// <summary>The time of writing (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The id of the create's journal entry, made before the request is sent.</summary>
    public string? Entry { get; init; }

    /// <summary>The id of the task, once the service has assigned it.</summary>
    public string? Id { get; init; }

    /// <summary>The base address, and a hash that distinguishes organizations.</summary>
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

    /// <summary>The name of the batch.</summary>
    public string? Batch { get; init; }

    /// <summary>Identifies an input of a batch: a hash of the request.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The failed task that this one repeats.</summary>
    public string? RetryOf { get; init; }

    public string? Status { get; init; }

    public string? FailureCode { get; init; }

    /// <summary>When the task ended, if that is known.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>Why an outcome is unknown (<c>unknown</c>), or why the task failed (<c>state</c>).</summary>
    public string? Reason { get; init; }

    /// <summary>Credits: expected on <c>created</c>, charged on <c>state</c>, the balance on <c>unknown</c>.</summary>
    public double? Credits { get; init; }

    /// <summary>What a router decided (<c>created</c>).</summary>
    public RunwayRouting? Routing { get; init; }

    /// <summary>The maximum cost of the create in credits (<c>intent</c>).</summary>
    public double? AtMost { get; init; }

    /// <summary>The number of outputs (<c>state</c>), or the output that was saved, from 1 (<c>saved</c>).</summary>
    public int? Output { get; init; }

    /// <summary>For a run of a workflow: the id of the node of each output (<c>state</c>).</summary>
    public IReadOnlyList<string>? Nodes { get; init; }

    /// <summary>For a run of a workflow: the nodes that failed (<c>state</c>).</summary>
    public IReadOnlyList<RunwayNodeError>? NodeErrors { get; init; }

    /// <summary>The file that was saved.</summary>
    public string? Path { get; init; }

    /// <summary>Its length in bytes.</summary>
    public long? Length { get; init; }

    /// <summary>The number of outputs of the task (<c>saved</c>).</summary>
    public int? Outputs { get; init; }

    /// <summary>The attempt of the create, from 1 (<c>sent</c>, <c>declined</c>).</summary>
    public int? Attempt { get; init; }

    /// <summary>The process that writes the file (<c>begin</c>).</summary>
    public JournalOwner? Owner { get; init; }
}

/// <summary>The events of the journal.</summary>
internal static class JournalEvent
{
    /// <summary>A create is about to be sent.</summary>
    public const string Intent = "intent";

    /// <summary>The first line of a file, with its writer.</summary>
    public const string Begin = "begin";

    /// <summary>The last line of a file that its writer has closed.</summary>
    public const string End = "end";

    /// <summary>The first byte of the request is about to be sent.</summary>
    public const string Sent = "sent";

    /// <summary>The service did not accept the request, which will be sent again.</summary>
    public const string Declined = "declined";

    /// <summary>The service returned the id of the task.</summary>
    public const string Created = "created";

    /// <summary>There is no task: the service refused the request, or it was not sent.</summary>
    public const string Refused = "refused";

    /// <summary>The response was lost.</summary>
    public const string Unknown = "unknown";

    /// <summary>The task is finished.</summary>
    public const string State = "state";

    /// <summary>A complete output is about to be renamed to its final name. A process that is killed after that writes no <c>saved</c>.</summary>
    public const string Saving = "saving";

    /// <summary>An output is on disk.</summary>
    public const string Saved = "saved";

    /// <summary>The task was deleted, or the service no longer has it.</summary>
    public const string Gone = "gone";

    /// <summary>The user has checked it: nothing is left to do.</summary>
    public const string Dismissed = "dismissed";
}
