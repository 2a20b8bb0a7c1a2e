namespace Runway.Rest;

/// <summary>
/// What to do about errors of raw calls: they are about a path that their user wrote, where the declared advice is about models
/// and tasks.
/// </summary>
internal static class RestAdvice
{
    private static readonly Dictionary<RunwayError, string> ByError = new()
    {
        [RunwayErrors.BadRequest] = "Correct what is named in -Body, -Query or the path.",
        [RunwayErrors.InvalidData] = "Correct what is named in -Body, -Query or the path.",
        [RunwayErrors.PermissionDenied] = "Ask the owner of the organization for access to what the path is about.",
        [RunwayErrors.NotFound] = "Check the path and -Method (https://docs.dev.runwayml.com/api lists both); an id in the path may have been deleted, or belong to another organization.",
        [RunwayErrors.Conflict] = "Read with a GET what state it is in, and try again when that allows it.",
        [RunwayErrors.RateLimited] = "Wait and try again, with fewer calls at a time.",
    };

    /// <summary>The same error with the advice for a raw call, where there is another.</summary>
    /// <param name="error">What came of the call.</param>
    /// <param name="call">The call.</param>
    /// <param name="isNoted">Whether the journal has the call, as it has every create.</param>
    public static RunwayException Of(RunwayException error, RestCall call, bool isNoted)
    {
        var advice = error.StatusCode switch
        {
            405 => $"The path does not take {call.Method}: choose another -Method. https://docs.dev.runwayml.com/api lists what each path takes.",
            406 or 410 or (>= 411 and < 500 and not (422 or 429)) when error.IsWordOfService => "Correct the call as the answer says. https://docs.dev.runwayml.com/api lists what each path takes.",
            _ when error.Error == RunwayErrors.SubmissionOutcomeUnknown && !isNoted => "Read with a GET whether it was done before you repeat it; Get-RunwayUsage shows what was charged.",
            _ => ByError.GetValueOrDefault(error.Error),
        };
        return advice is null ? error : error.WithAction(advice);
    }
}
