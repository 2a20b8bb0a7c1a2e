namespace Runway;

/// <summary>What to do about errors of the "Runway AI" service, where the advice for Runway's own API would lead astray.</summary>
internal static class RunwayAIAdvice
{
    private const string Unverified = "The service's documentation lists no errors, so its own words are all there is.";

    private static readonly Dictionary<RunwayError, string> ByError = new()
    {
        [RunwayErrors.ConnectionClosed] = "Run Connect-RunwayAI again.",
        [RunwayErrors.ConnectionFailed] = "Check the network, the proxy and the base URL (Get-RunwayAIConnection shows it).",
        [RunwayErrors.RequestTimedOut] = "Try again; -TimeoutSec of Connect-RunwayAI allows more time.",
        [RunwayErrors.UnexpectedResponse] = "Check that the base URL is the API's and not that of a portal or a proxy (Get-RunwayAIConnection shows it).",
        [RunwayErrors.BadRequest] = $"Correct what is named. {Unverified}",
        [RunwayErrors.InsufficientCredits] = "Look at your account on the service's site.",
        [RunwayErrors.AuthenticationFailed] = "Check the key (Get-RunwayAIConnection shows its ends). How it has to be sent is not documented: -AuthHeader and -AuthScheme of Connect-RunwayAI change it.",
        [RunwayErrors.PermissionDenied] = $"Check what the key, or the token of a deletion, may do. {Unverified}",
        [RunwayErrors.NotFound] = "Check the URL of the media: it may have been deleted, and how long the service keeps media is not documented.",
        [RunwayErrors.DailyQuotaExceeded] = "Waiting minutes does not help. Look at your account on the service's site.",
        [RunwayErrors.SubmissionOutcomeUnknown] = "It was not sent again. The service lists nothing that it made: look at your account on its site before you repeat it.",
        [RunwayErrors.ServiceUnavailable] = "Try again later.",
        [RunwayErrors.ForeignHost] = "Check the base URL of the connection (Get-RunwayAIConnection shows it).",
        [RunwayErrors.DownloadFailed] = "Run Save-RunwayAIMedia again with the same URL: it goes on where it stopped. How long the service keeps media is not documented.",
    };

    /// <summary>The advice; null where the declaration's own will do.</summary>
    public static string? For(RunwayError error) => ByError.GetValueOrDefault(error);
}
