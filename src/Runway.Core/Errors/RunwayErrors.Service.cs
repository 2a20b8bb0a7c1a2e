namespace Runway;

/// <content>The errors that the service, or the way to it, answers with.</content>
public static partial class RunwayErrors
{
    /// <summary>The service could not be reached. Nothing was sent, or only what may be sent again.</summary>
    public static RunwayError ConnectionFailed { get; } = new(
        "RunwayConnectionFailed", RunwayErrorKind.Connection,
        "The service could not be reached. Nothing was sent, or only what may be sent again.",
        "Check the network, the proxy and the base URL (Get-RunwayConnection shows it).");

    /// <summary>The service did not answer in time.</summary>
    public static RunwayError RequestTimedOut { get; } = new(
        "RunwayRequestTimedOut", RunwayErrorKind.Timeout,
        "The service did not answer in time.",
        $"Try again; if it stays, check the network and {StatusPage}.");

    /// <summary>The answer does not have the form of the API.</summary>
    public static RunwayError UnexpectedResponse { get; } = new(
        "RunwayUnexpectedResponse", RunwayErrorKind.InvalidData,
        "The answer does not have the form of the API.",
        "Check that the base URL is the API's and not that of a portal or a proxy (Get-RunwayConnection shows it).");

    /// <summary>The service redirects to another address, and a key is never sent after a redirect.</summary>
    public static RunwayError UnexpectedRedirect { get; } = new(
        "RunwayUnexpectedRedirect", RunwayErrorKind.Connection,
        "The service redirects to another address, and a key is never sent after a redirect.",
        "Set the base URL to the final address.");

    /// <summary>The service refuses the request as it is (400).</summary>
    public static RunwayError BadRequest { get; } = new(
        "RunwayBadRequest", RunwayErrorKind.InvalidArgument,
        "The service refuses the request as it is (400).",
        "Correct the members that are named. Nothing was charged.");

    /// <summary>The organization has too few credits for the request.</summary>
    public static RunwayError InsufficientCredits { get; } = new(
        "RunwayInsufficientCredits", RunwayErrorKind.QuotaExceeded,
        "The organization has too few credits for the request.",
        $"Buy credits at {DeveloperPortal}; Get-RunwayOrganization shows the balance.");

    /// <summary>The service does not accept the key (401).</summary>
    public static RunwayError AuthenticationFailed { get; } = new(
        "RunwayAuthenticationFailed", RunwayErrorKind.Authentication,
        "The service does not accept the key (401).",
        "Check the key (Get-RunwayConnection shows its ends and the host); keys of the web app do not work for the API.");

    /// <summary>The key may not do this (403).</summary>
    public static RunwayError PermissionDenied { get; } = new(
        "RunwayPermissionDenied", RunwayErrorKind.PermissionDenied,
        "The key may not do this (403).",
        "Ask the owner of the organization for access to this model or operation.");

    /// <summary>There is nothing at the address (404).</summary>
    public static RunwayError NotFound { get; } = new(
        "RunwayNotFound", RunwayErrorKind.NotFound,
        "There is nothing at the address (404).",
        "Check that the base URL is the API's (Get-RunwayConnection shows it), and the path of a raw call.");

    /// <summary>What the request is about is in a state that forbids it (409).</summary>
    public static RunwayError Conflict { get; } = new(
        "RunwayConflict", RunwayErrorKind.Conflict,
        "What the request is about is in a state that forbids it (409).",
        "Wait until the resource is ready, then try again.");

    /// <summary>The service understands the request and cannot process it (422).</summary>
    public static RunwayError InvalidData { get; } = new(
        "RunwayInvalidData", RunwayErrorKind.InvalidData,
        "The service understands the request and cannot process it (422).",
        "Correct the members that are named.");

    /// <summary>Too many requests (429), also after waiting as long as the service asked.</summary>
    public static RunwayError RateLimited { get; } = new(
        "RunwayRateLimited", RunwayErrorKind.LimitExceeded,
        "Too many requests (429), also after waiting as long as the service asked.",
        "Wait and try again, or lower -ThrottleLimit.");

    /// <summary>The number of generations per rolling day is used up.</summary>
    public static RunwayError DailyQuotaExceeded { get; } = new(
        "RunwayDailyQuotaExceeded", RunwayErrorKind.LimitExceeded,
        "The number of generations per rolling day is used up.",
        "Waiting minutes does not help. Get-RunwayOrganization shows the limits and what was used today.");

    /// <summary>The service failed or sheds load (5xx), also after several attempts.</summary>
    public static RunwayError ServiceUnavailable { get; } = new(
        "RunwayServiceUnavailable", RunwayErrorKind.ServiceUnavailable,
        "The service failed or sheds load (5xx), also after several attempts.",
        $"Try again later; {StatusPage} tells whether the service is down.");
}
