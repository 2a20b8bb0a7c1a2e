namespace Runway;

/// <summary>Every error of the engine: a stable id, a kind, the service's own words and what to do next.</summary>
public sealed class RunwayException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="errorId">The stable id, such as <c>RunwayTaskNotFound</c>.</param>
    /// <param name="kind">The class of the error.</param>
    /// <param name="message">What was wrong, in one or two sentences. Never a secret.</param>
    /// <param name="recommendedAction">What the user should do.</param>
    /// <param name="innerException">The cause.</param>
    public RunwayException(
        string errorId,
        RunwayErrorKind kind,
        string message,
        string? recommendedAction = null,
        Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Kind = kind;
        RecommendedAction = recommendedAction;
    }

    /// <summary>The stable id; documented and safe to match on.</summary>
    public string ErrorId { get; }

    /// <summary>The class of the error.</summary>
    public RunwayErrorKind Kind { get; }

    /// <summary>What the user should do next; null where nothing sensible can be said.</summary>
    public string? RecommendedAction { get; }

    /// <summary>The HTTP status, when the service answered.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The service's correlation id (<c>apigw-requestid</c>): quote it when you write to support.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the service asked to wait, when it did.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The task the error is about, when there is one.</summary>
    public RunwayTask? Task { get; init; }
}
