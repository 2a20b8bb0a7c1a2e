using Runway.Tasks;

namespace Runway;

/// <summary>
/// A task of the service: what it was asked to make, how far it is and what it made. A snapshot, safe to keep; its
/// <see cref="Id"/> alone is enough to read it again, on any machine.
/// </summary>
public sealed record RunwayTask
{
    // Of a task that was stored elsewhere: more is not known of its request.
    private readonly string[] _input = [];
    private readonly IReadOnlyDictionary<string, object?>? _parameters;

    /// <summary>The id, as the service gave it; a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>One of <see cref="RunwayTaskStatus"/>, or a value that the service added since.</summary>
    public string? Status { get; init; }

    /// <summary>The model that was asked for; null for a task that was found by its id alone.</summary>
    public string? Model { get; init; }

    /// <summary>The operation that created it, such as <c>text_to_image</c>.</summary>
    public string? Operation { get; init; }

    /// <summary>The prompt that it was given.</summary>
    public string? PromptText { get; init; }

    /// <summary>When the service took it (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>
    /// When a wait noticed that it had ended (UTC), a few seconds after it did: the service does not tell when that was. Null where no
    /// wait saw it run shortly before.
    /// </summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The service's own estimate of how much is done, 0 to 1; only while it runs.</summary>
    public double? Progress { get; init; }

    /// <summary>
    /// The URLs of what was made; empty until it succeeded. They are signed and end after 24 to 48 hours; reading
    /// the task again gives fresh ones.
    /// </summary>
    public string[] Output { get; init; } = [];

    /// <summary>The files that its output was saved to, as the history knows them; they may have been moved since.</summary>
    public string[] SavedPath { get; init; } = [];

    /// <summary>What went in: the paths of files, and addresses without their secrets. Empty where nothing did, or where it is not known.</summary>
    public string[] Input
    {
        get => Request is { Inputs.Count: > 0 } known ? [.. known.Inputs.Select(i => OutsideText.OneLine(i.Path ?? i.Address ?? i.Member))] : _input;
        init => _input = value;
    }

    /// <summary>What else was asked for, by the names that the service has for it; null where it is not known.</summary>
    public IReadOnlyDictionary<string, object?>? Parameters
    {
        get => Request?.ToValues() ?? _parameters;
        init => _parameters = value;
    }

    /// <summary>The seed that was asked for; null where the service drew one, which it does not tell.</summary>
    public long? Seed { get; init; }

    /// <summary>The service's words on why it failed.</summary>
    public string? Failure { get; init; }

    /// <summary>The service's code for why it failed, such as <c>SAFETY.INPUT.TEXT</c>.</summary>
    public string? FailureCode { get; init; }

    /// <summary>
    /// The credits that the service expects to charge. Where it has not said, as of a request whose outcome is unknown, the
    /// history has the most that it can cost. One credit is 0.01 US dollar.
    /// </summary>
    public double? EstimatedCredits { get; init; }

    /// <summary>The credits that were charged; known once it is finished.</summary>
    public double? Credits { get; init; }

    /// <summary>The place in the input of the command that created it, counted from 0.</summary>
    public int? Index { get; init; }

    /// <summary>The name of the run that it was created in, when it was given one.</summary>
    public string? Batch { get; init; }

    /// <summary>The name of the node of a workflow that made it; null for a task that no workflow ran.</summary>
    public string? Node { get; init; }

    /// <summary>The id of the failed task that it repeats.</summary>
    public string? RetryOf { get; init; }

    /// <summary>What else it was asked for, where that is known.</summary>
    internal RequestNote? Request { get; init; }

    /// <summary>What is not known here, from what is known elsewhere.</summary>
    internal RunwayTask FilledFrom(RunwayTask? other) => other is null ? this : this with
    {
        Status = Status is null || (RunwayTaskStatus.IsFinished(other.Status) && !RunwayTaskStatus.IsFinished(Status)) ? other.Status : Status,
        Model = Model ?? other.Model,
        Operation = Operation ?? other.Operation,
        PromptText = PromptText ?? other.PromptText,
        CreatedAt = CreatedAt ?? other.CreatedAt,
        FinishedAt = FinishedAt ?? other.FinishedAt,
        Seed = Seed ?? other.Seed,
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
}
