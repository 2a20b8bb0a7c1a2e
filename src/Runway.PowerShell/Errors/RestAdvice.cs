namespace Runway.PowerShell.Errors;

/// <summary>
/// Advice for errors of raw calls, where that of <see cref="RunwayAdvice"/> would be about models and tasks.
/// </summary>
internal static class RestAdvice
{
    private const string Reference = "https://docs.dev.runwayml.com/api";

    private static readonly Dictionary<string, string> ById = new(StringComparer.Ordinal)
    {
        ["RunwayBadRequest"] = "Correct what is named in -Body, -Query or the path.",
        ["RunwayInvalidData"] = "Correct what is named in -Body, -Query or the path.",
        ["RunwayPermissionDenied"] = "Ask the owner of the organization for access to what the path is about.",
        ["RunwayNotFound"] = $"Check the path and -Method ({Reference} lists both); an id in the path may have been deleted, or belong to another organization.",
        ["RunwayConflict"] = "Read with a GET what state it is in, and try again when that allows it.",
        ["RunwayCostUnknown"] = "Use the command for this operation with -Force, or a connection without -CreditLimit.",
        ["RunwayRateLimited"] = "Wait and try again, with fewer calls at a time.",
    };

    /// <summary>The advice; null where that in general will do.</summary>
    /// <param name="error">What came of the call.</param>
    /// <param name="method">The method of the call.</param>
    public static string? For(RunwayException error, string method) => error.StatusCode switch
    {
        405 => $"The path does not take {method}: choose another -Method. {Reference} lists what each path takes.",
        406 or 410 or (>= 411 and < 500 and not (422 or 429)) when error.IsFromService => $"Correct the call as the answer says. {Reference} lists what each path takes.",

        // A create is about a task; the journal has it.
        _ when error.Kind == RunwayErrorKind.OutcomeUnknown && error is not RunwayTaskException => "Read with a GET whether it was done before you repeat it; Get-RunwayUsage shows what was charged.",
        _ => ById.GetValueOrDefault(error.Error.Id),
    };
}
