using Runway.Tasks;

namespace Runway;

/// <summary>How one request is submitted; none of it is sent.</summary>
public sealed record SubmissionOptions
{
    /// <summary>Nothing in particular.</summary>
    public static readonly SubmissionOptions Default = new();

    /// <summary>The place in the input of the command, counted from 0.</summary>
    public int? Index { get; init; }

    /// <summary>The user's name for the run.</summary>
    public string? Batch { get; init; }

    /// <summary>Tells this input from the others of its batch; see <see cref="RequestFingerprint"/>.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The id of the failed task that this one repeats.</summary>
    public string? RetryOf { get; init; }

    /// <summary>
    /// Sends the request again, at most twice, when its outcome is unknown. Off by default: each try may be a paid
    /// task.
    /// </summary>
    public bool RetryUnknown { get; init; }

    /// <summary>What may be spent, besides the connection's own budget.</summary>
    public CreditBudget? Budget { get; init; }

    /// <summary>Limits how many requests of a batch are under way at once; null sets no limit.</summary>
    public RequestSlots? Slots { get; init; }

    /// <summary>Its number in the order of the output, from 0, by which <see cref="Slots"/> keep requests from running too far ahead.</summary>
    public long? Order { get; init; }

    /// <summary>Its place in a batch that is gone on with; its request goes out only while this process holds the batch.</summary>
    public BatchPlace? Place { get; init; }

    /// <summary>The balance before the batch; when it is set, an unknown outcome is reported with the balance after it.</summary>
    public double? BalanceBefore { get; init; }

    /// <summary>The most credits that it can cost, for the journal.</summary>
    internal double? AtMost { get; init; }

    /// <summary>What is known of the task of a request before there is one.</summary>
    internal RunwayTask DraftOf(RequestReview review)
    {
        var note = RequestNote.Of(review.Body.Json, review.Request.AllMedia);
        return new RunwayTask
        {
            Id = string.Empty,
            Model = review.Request.Model,
            Operation = review.Request.Operation,
            PromptText = review.Request.PromptText,
            Index = Index,
            Batch = Batch,
            Seed = note.Seed,
            Request = note,
        };
    }
}
