using Runway.Tasks;
using Runway.Texts;

namespace Runway;

/// <summary>
/// A task of the service: its request, its status and its output. An immutable snapshot; the <see cref="Id"/> is enough to read
/// the task again on any machine.
/// </summary>
public sealed record RunwayTask
{
    /// <summary>The <see cref="Operation"/> of a run of a workflow.</summary>
    internal const string WorkflowOperation = "workflow";

    // Set for a task that was imported, for example from CSV: the rest of its request is not known.
    private readonly string[] _input = [];
    private readonly IReadOnlyDictionary<string, object?>? _parameters;

    /// <summary>The id that the service assigned, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>One of <see cref="RunwayTaskStatus"/>, or a newer value of the service.</summary>
    public string? Status { get; init; }

    /// <summary>The requested model; for a run of a workflow the name of the workflow. Null for a task of which only the id is known.</summary>
    public string? Model { get; init; }

    /// <summary>The operation that created it, such as <c>text_to_image</c>; <c>workflow</c> for a run of a workflow.</summary>
    public string? Operation { get; init; }

    /// <summary>The prompt.</summary>
    public string? PromptText { get; init; }

    /// <summary>What a router decided: model, provider and estimated cost. Null for a task of a given model.</summary>
    public RunwayRouting? Routing { get; init; }

    /// <summary>When the service accepted it (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>
    /// When a wait noticed that it had ended (UTC), a few seconds after the end, which the service does not return. Null where no
    /// wait had read it shortly before.
    /// </summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The service's estimate of the progress, 0 to 1; only while it runs.</summary>
    public double? Progress { get; init; }

    /// <summary>
    /// The URLs of the output; empty until it succeeded. They are signed and expire after 24 to 48 hours; reading the task again
    /// returns fresh ones.
    /// </summary>
    public string[] Output { get; init; } = [];

    /// <summary>For a run of a workflow: the URLs of <see cref="Output"/> by the name of the node that made them. Null for other tasks, and until there is output.</summary>
    public IReadOnlyDictionary<string, string[]>? NodeOutputs => OutputNodes.Count != Output.Length || Output.Length == 0 ? null
        : Output.Zip(OutputNodes).GroupBy(o => o.Second, o => o.First).ToDictionary(g => g.Key, g => g.ToArray());

    /// <summary>For a run of a workflow: the nodes that failed. A run with failed nodes may have succeeded with what the others made.</summary>
    public RunwayNodeError[] NodeErrors { get; init; } = [];

    /// <summary>The files of its saved output according to the history; they may have been moved since.</summary>
    public string[] SavedPath { get; init; } = [];

    /// <summary>The input media: paths of files, and addresses without secrets. Empty where there are none or they are not known.</summary>
    public string[] Input
    {
        get => Request is { Inputs.Count: > 0 } known ? [.. known.Inputs.Select(i => OutsideText.OneLine(i.Path ?? i.Address ?? i.Member))] : _input;
        init => _input = value;
    }

    /// <summary>The other parameters of the request, by their names in the API; null where they are not known.</summary>
    public IReadOnlyDictionary<string, object?>? Parameters
    {
        get => Request?.ToValues() ?? _parameters;
        init => _parameters = value;
    }

    /// <summary>The requested seed; null where the service chose one, which it does not return.</summary>
    public long? Seed { get; init; }

    /// <summary>The service's failure message.</summary>
    public string? Failure { get; init; }

    /// <summary>The service's failure code, such as <c>SAFETY.INPUT.TEXT</c>.</summary>
    public string? FailureCode { get; init; }

    /// <summary>
    /// The service's estimate of its cost in credits. Where there is none, as for a request with an unknown outcome, the history
    /// has the maximum cost. One credit is 0.01 US dollar.
    /// </summary>
    public double? EstimatedCredits { get; init; }

    /// <summary>The credits that were charged; known once it is finished.</summary>
    public double? Credits { get; init; }

    /// <summary>The position in the input of the command that created it, from 0.</summary>
    public int? Index { get; init; }

    /// <summary>The name of its batch, or null.</summary>
    public string? Batch { get; init; }

    /// <summary>The name of the workflow node that created it, or null.</summary>
    public string? Node { get; init; }

    /// <summary>The id of the failed task that it repeats.</summary>
    public string? RetryOf { get; init; }

    /// <summary>For a run of a workflow: the id of the node of each output.</summary>
    internal IReadOnlyList<string> OutputNodeIds { get; init; } = [];

    /// <summary>For a run of a workflow: the name of the node of each output; its id where the request, which has the names, is not known.</summary>
    internal IReadOnlyList<string> OutputNodes => [.. OutputNodeIds.Select(NodeName)];

    /// <summary>Whether it is a run of a workflow.</summary>
    internal bool IsRun => Operation == WorkflowOperation;

    /// <summary>For a voice or an avatar that is waited for as a task: the last response of the service.</summary>
    internal object? Resource { get; init; }

    /// <summary>The request, where it is known.</summary>
    internal RequestNote? Request { get; init; }

    /// <summary>The task with missing values taken from another copy of it.</summary>
    internal RunwayTask FilledFrom(RunwayTask? other) => other is null ? this : this with
    {
        Status = Status is null || (RunwayTaskStatus.IsFinished(other.Status) && !RunwayTaskStatus.IsFinished(Status)) ? other.Status : Status,
        Model = Model ?? other.Model,
        Operation = Operation ?? other.Operation,
        PromptText = PromptText ?? other.PromptText,
        Routing = Routing ?? other.Routing,
        CreatedAt = CreatedAt ?? other.CreatedAt,
        FinishedAt = FinishedAt ?? other.FinishedAt,
        Seed = Seed ?? other.Seed,
        SavedPath = SavedPath.Length > 0 ? SavedPath : other.SavedPath,
        OutputNodeIds = OutputNodeIds.Count > 0 ? OutputNodeIds : other.OutputNodeIds,
        NodeErrors = NodeErrors.Length > 0 ? NodeErrors : other.NodeErrors,
        Failure = Failure ?? other.Failure,
        FailureCode = FailureCode ?? other.FailureCode,
        EstimatedCredits = EstimatedCredits ?? other.EstimatedCredits,
        Credits = Credits ?? other.Credits,
        Index = Index ?? other.Index,
        Batch = Batch ?? other.Batch,
        Node = Node ?? other.Node,
        RetryOf = RetryOf ?? other.RetryOf,
        Request = Request ?? other.Request,
    };

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    /// <summary>The name of a node of a workflow; its id where the name is not known.</summary>
    internal string NodeName(string id) => Request?.Parameters?["nodes"]?[id]?.ToString() is { Length: > 0 } name ? OutsideText.OneLine(name) : id;
}
