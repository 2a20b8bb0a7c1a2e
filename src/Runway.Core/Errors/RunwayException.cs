using Runway.Texts;

namespace Runway;

/// <summary>Every error of the engine: a stable id, a kind, the service's own words and what to do next.</summary>
public class RunwayException : Exception
{
    // Room for what a model takes and for the form of a fault script; more is not read by anybody.
    private const int LongestMessage = 8000;

    private readonly string? _code;
    private readonly string? _requestId;

    /// <summary>Makes an error. Its texts go through the gate, whoever wrote the parts of them.</summary>
    /// <param name="error">Which of the declared errors it is.</param>
    /// <param name="message">What was wrong, in one or two sentences. Never a secret.</param>
    /// <param name="advice">What the user should do, where this place knows better than the declaration.</param>
    /// <param name="innerException">The cause.</param>
    internal RunwayException(RunwayError error, string message, string? advice = null, Exception? innerException = null)
        : base(Safe(message), SafeCause.Of(innerException))
    {
        ArgumentNullException.ThrowIfNull(error);
        Error = error;
        Advice = advice is null ? null : Safe(advice);
        RecommendedAction = Advice ?? error.Advice ?? string.Empty;
    }

    /// <summary>Which of the declared errors it is.</summary>
    public RunwayError Error { get; }

    /// <summary>The stable id; documented and safe to match on. That of a failed task ends with <see cref="Code"/>.</summary>
    public string ErrorId => Code is null ? Error.Id : $"{Error.Id}.{Code}";

    /// <summary>The class of the error.</summary>
    public RunwayErrorKind Kind => Error.Kind;

    /// <summary>What the user should do next. The command that reports the error completes it.</summary>
    public string RecommendedAction { get; internal set; }

    /// <summary>What the place that raised the error knows better than its declaration; null for nothing.</summary>
    internal string? Advice { get; }

    /// <summary>The case of the error for which the surface has advice of its own; null for none.</summary>
    internal ErrorCase? Case { get; init; }

    /// <summary>The service's own code for why a task failed, such as <c>SAFETY.INPUT.TEXT</c>.</summary>
    public string? Code
    {
        get => _code;
        init => _code = OutsideText.Line(value, OutsideText.LongestName);
    }

    /// <summary>The HTTP status, when the service answered.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The service's correlation id (<c>apigw-requestid</c>): quote it when you write to support.</summary>
    public string? RequestId
    {
        get => _requestId;
        init => _requestId = OutsideText.Line(value, OutsideText.LongestName);
    }

    /// <summary>Whether the answer has the form in which the API says no: a proxy, a portal or another host says it otherwise.</summary>
    internal bool IsWordOfService { get; init; }

    /// <summary>How long the service asked to wait, when it did.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether every other request of a batch would meet it too: a bad key, an empty account, a used-up day, a full disk.</summary>
    public bool EndsBatch =>
        Kind == RunwayErrorKind.Authentication || Error == RunwayErrors.InsufficientCredits || Error == RunwayErrors.DailyQuotaExceeded || Error == RunwayErrors.JournalNotWritable;

    /// <summary>A text of several lines without a secret and with everything visible.</summary>
    internal static string Safe(string text) => OutsideText.Cut(OutsideText.Visible(Redaction.Redact(text).ReplaceLineEndings("\n")), LongestMessage);
}
