using Runway.Batches;
using Runway.Operations;

namespace Runway.Submission;

/// <summary>How one request is submitted. Nothing of this is sent to the service.</summary>
internal sealed record SubmissionOptions
{
    /// <summary>The defaults.</summary>
    public static readonly SubmissionOptions Default = new();

    /// <summary>The position in the input of the command, from 0.</summary>
    public int? Index { get; init; }

    /// <summary>The name of the batch.</summary>
    public string? Batch { get; init; }

    /// <summary>Identifies this input within its batch; see <see cref="RequestFingerprint"/>.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The id of the failed task that this one repeats.</summary>
    public string? RetryOf { get; init; }

    /// <summary>
    /// Sends the request again, at most twice, when its outcome is unknown. Default: false, since each attempt may create a paid
    /// task.
    /// </summary>
    public bool RetryUnknown { get; init; }

    /// <summary>A limit on credits, in addition to the connection's own.</summary>
    public CreditBudget? Budget { get; init; }

    /// <summary>Sends a request of unknown cost in spite of a budget, in which it counts with its minimum cost. Default: false.</summary>
    public bool AllowUnknownCost { get; init; }

    /// <summary>Limits how many requests of a batch are in flight at once. Null: no limit.</summary>
    public RequestSlots? Slots { get; init; }

    /// <summary>The position in the output, from 0, by which <see cref="Slots"/> limit how far requests run ahead.</summary>
    public long? Order { get; init; }

    /// <summary>The place in a batch that is resumed; the request is sent only while this process holds the lease.</summary>
    public BatchPlace? Place { get; init; }

    /// <summary>The balance before the batch. When it is set, an unknown outcome is reported with the balance after it.</summary>
    public double? BalanceBefore { get; init; }

    /// <summary>A request shown as a task before the task exists.</summary>
    internal RunwayTask DraftOf(RequestReview review) => new()
    {
        Id = string.Empty,
        Model = review.Request.Model,
        Operation = review.Request.Operation,
        PromptText = review.Request.PromptText,
        Index = Index,
        Batch = Batch,
        Seed = review.Note.Seed,
        Request = review.Note,
    };
}
