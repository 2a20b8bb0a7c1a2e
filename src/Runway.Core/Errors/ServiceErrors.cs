using System.Globalization;
using System.Text.RegularExpressions;
using Runway.Generated;

namespace Runway;

/// <summary>Turns what the service or the transport answered into one <see cref="RunwayException"/>.</summary>
internal static partial class ServiceErrors
{
    /// <summary>
    /// Whether a read that got this answer is worth trying again. A success that is an error all the same is one that could
    /// not be understood: a portal's page, or an answer that was cut short on the way.
    /// </summary>
    public static bool IsTransient(int status) => status is (>= 200 and < 300) or 408 or 425 or 429 or >= 500;

    /// <summary>An answer with a status other than success.</summary>
    public static RunwayException FromAnswer(ApiException answer, RunwayConnection connection, string what)
    {
        var error = ServiceError.Parse(answer.Response);
        var text = connection.Redact(error.ToString());
        var (id, kind, action) = Classify(answer.StatusCode, text);
        var said = text.Length > 0 ? $" {text}" : string.Empty;

        // Not the answer itself as the inner exception: it holds the body as it came, secrets and all.
        return new RunwayException(id, kind, $"{what}: the service answered {answer.StatusCode}.{said}", action, answer.InnerException)
        {
            StatusCode = answer.StatusCode,
            RequestId = Header(answer, "apigw-requestid"),
            RetryAfter = RetryAfter(answer, connection.Clock),
        };
    }

    /// <summary>No answer at all, to a request that may be repeated or was never sent.</summary>
    public static RunwayException FromTransport(Exception cause, RunwayConnection connection, string what) => cause switch
    {
        TimeoutException => new RunwayException(
            "RunwayRequestTimedOut",
            RunwayErrorKind.Timeout,
            $"{what}: {cause.Message}.",
            "Try again; if it stays, check the network and https://status.runwayml.com.",
            cause),
        _ => new RunwayException(
            "RunwayConnectionFailed",
            RunwayErrorKind.Connection,
            $"{what}: '{connection.BaseAddress.GetLeftPart(UriPartial.Authority)}' could not be reached. {connection.Redact(cause.Message)}",
            "Check the network, the proxy and the base URL (Get-RunwayConnection shows it).",
            cause),
    };

    /// <summary>Whether an exception means that no usable answer came.</summary>
    public static bool IsTransport(Exception e) => e is HttpRequestException or IOException or TimeoutException;

    /// <summary>What the service asked to wait. A date is taken by the service's own clock, where it shows it.</summary>
    public static TimeSpan? RetryAfter(ApiException answer, TimeProvider clock) => Backoff.ParseRetryAfter(
        Header(answer, "Retry-After"),
        DateTimeOffset.TryParse(Header(answer, "Date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now) ? now : clock.GetUtcNow());

    private static (string Id, RunwayErrorKind Kind, string? Action) Classify(int status, string text) => status switch
    {
        >= 200 and < 300 => ("RunwayUnexpectedResponse", RunwayErrorKind.InvalidData, "The answer does not have the API's form. Check that the base URL is the API's and not a portal or proxy page."),
        >= 300 and < 400 => ("RunwayUnexpectedRedirect", RunwayErrorKind.Connection, "Redirects are never followed with a key. Set the base URL to the final address."),
        400 when OutOfCredits().IsMatch(text) => ("RunwayInsufficientCredits", RunwayErrorKind.QuotaExceeded, "Buy credits at https://dev.runwayml.com; Get-RunwayOrganization shows the balance."),
        400 => ("RunwayBadRequest", RunwayErrorKind.InvalidArgument, "Correct the members that are named. Nothing was charged."),
        401 => ("RunwayAuthenticationFailed", RunwayErrorKind.Authentication, "Check the key (Get-RunwayConnection shows its ends and the host); keys of the web app do not work for the API."),
        403 => ("RunwayPermissionDenied", RunwayErrorKind.PermissionDenied, "Ask the owner of the organization for access to this model or operation."),
        404 => ("RunwayNotFound", RunwayErrorKind.NotFound, "Check the id: it may have been deleted or cancelled, or belong to another organization."),
        409 => ("RunwayConflict", RunwayErrorKind.Conflict, "Wait until the resource is ready, then try again."),
        422 => ("RunwayInvalidData", RunwayErrorKind.InvalidData, "Correct the members that are named."),
        429 when DailyQuota().IsMatch(text) => ("RunwayDailyQuotaExceeded", RunwayErrorKind.LimitExceeded, "The number of generations per rolling day is used up: waiting minutes does not help. Get-RunwayOrganization shows the limits."),
        429 => ("RunwayRateLimited", RunwayErrorKind.LimitExceeded, "Wait and try again, or lower -ThrottleLimit."),
        >= 500 => ("RunwayServiceUnavailable", RunwayErrorKind.ServiceUnavailable, "Try again later; https://status.runwayml.com tells whether the service is down."),
        _ => ("RunwayUnexpectedResponse", RunwayErrorKind.InvalidData, null),
    };

    private static string? Header(ApiException answer, string name) =>
        answer.Headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();

    [GeneratedRegex("not have enough credits|insufficient credits|out of credits", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OutOfCredits();

    [GeneratedRegex("daily|per day|24 hours|quota", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DailyQuota();
}
