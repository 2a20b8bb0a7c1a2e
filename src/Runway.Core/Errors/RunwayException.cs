using Runway.Texts;

namespace Runway;

/// <summary>An error of the engine: a stable id, a kind, a message and the recommended action.</summary>
public class RunwayException : Exception
{
    // Enough for the allowed values of a model and for the syntax of a fault script.
    private const int LongestMessage = 8000;

    private readonly string? _code;
    private readonly string? _requestId;

    /// <summary>Creates an error. Secrets and control characters are removed from its texts.</summary>
    /// <param name="error">The declared error.</param>
    /// <param name="message">What is wrong, in one or two sentences.</param>
    /// <param name="advice">What to do, where it is more specific than that of the declaration.</param>
    /// <param name="innerException">The cause.</param>
    internal RunwayException(RunwayError error, string message, string? advice = null, Exception? innerException = null)
        : base(Safe(message), SafeCause.Of(innerException))
    {
        ArgumentNullException.ThrowIfNull(error);
        Error = error;
        Advice = advice is null ? null : Safe(advice);
        RecommendedAction = Advice ?? error.Advice ?? string.Empty;
    }

    /// <summary>The declared error.</summary>
    public RunwayError Error { get; }

    /// <summary>The stable id, for scripts. For a failed task it ends with <see cref="Code"/>.</summary>
    public string ErrorId => Code is null ? Error.Id : $"{Error.Id}.{Code}";

    /// <summary>The class of the error.</summary>
    public RunwayErrorKind Kind => Error.Kind;

    /// <summary>What to do. Set by the command that reports the error.</summary>
    public string RecommendedAction { get; internal set; }

    /// <summary>Advice that is more specific than that of the declaration, or null.</summary>
    internal string? Advice { get; }

    /// <summary>The special case of the error, or null.</summary>
    internal ErrorCase? Case { get; init; }

    /// <summary>The failure code of the service, such as <c>SAFETY.INPUT.TEXT</c>.</summary>
    public string? Code
    {
        get => _code;
        init => _code = OutsideText.Line(value, OutsideText.LongestName);
    }

    /// <summary>The HTTP status code, when there was a response.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The service's correlation id (<c>apigw-requestid</c>): quote it when you write to support.</summary>
    public string? RequestId
    {
        get => _requestId;
        init => _requestId = OutsideText.Line(value, OutsideText.LongestName);
    }

    /// <summary>Whether the response is a valid error of the API, and not of a proxy, a portal or another host.</summary>
    internal bool IsFromService { get; init; }

    /// <summary>The time of Retry-After, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether all other requests of a batch would fail with it too: a bad key, no credits, the daily limit, a full disk.</summary>
    public bool EndsBatch =>
        Kind == RunwayErrorKind.Authentication || Error == RunwayErrors.InsufficientCredits || Error == RunwayErrors.DailyQuotaExceeded || Error == RunwayErrors.JournalNotWritable;

    /// <summary>Whether the service has no such thing.</summary>
    internal bool IsNotFound => StatusCode == 404 && IsFromService;

    /// <summary>The same response under another error and with its advice.</summary>
    internal RunwayException As(RunwayError error) => new(error, Message, innerException: this) { StatusCode = StatusCode, RequestId = RequestId, IsFromService = IsFromService };

    /// <summary>The same error with another text, and this one as its cause.</summary>
    internal virtual RunwayException With(string message) => new(Error, message, Advice, this) { Case = Case, Code = Code, StatusCode = StatusCode, RequestId = RequestId, IsFromService = IsFromService, RetryAfter = RetryAfter };

    /// <summary>Removes secrets from a text and shows control characters as visible text.</summary>
    internal static string Safe(string text) => OutsideText.Cut(OutsideText.Visible(Redaction.Redact(text).ReplaceLineEndings("\n")), LongestMessage);
}
