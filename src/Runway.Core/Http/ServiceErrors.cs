using System.Net;
using System.Security.Authentication;
using System.Text.Json;
using System.Text.RegularExpressions;
using Runway.Generated;
using Runway.Texts;

namespace Runway.Http;

/// <summary>Converts error responses and transport errors to <see cref="RunwayException"/>.</summary>
internal static partial class ServiceErrors
{
    /// <summary>
    /// Whether a read with this status code may be retried. A success status code here means a response that could not be read: a
    /// portal's page or a truncated response.
    /// </summary>
    public static bool IsTransient(int status) => status is (>= 200 and < 300) or 408 or 425 or 429 or >= 500;

    /// <summary>
    /// Whether a response shows that the base URL is wrong: a web page, where the API has never responded. Otherwise, such a page
    /// is that of a portal or of maintenance, and transient.
    /// </summary>
    public static bool IsForeignWebPage(ResponseException answer, ConnectionContext connection) =>
        answer.StatusCode is >= 200 and < 300 && answer.IsWebPage && !connection.HasAnswered;

    /// <summary>
    /// Whether an error response is from the service, such as for an unknown task, and not from a portal or a firewall, which may
    /// also return 401.
    /// </summary>
    public static bool IsWordOfTheService(ResponseException answer) =>
        answer is { Error: not null, StatusCode: >= 400 and < 500 and not (401 or 407) } && !IsTransient(answer.StatusCode);

    /// <summary>The error of a response with a status code other than success.</summary>
    /// <param name="answer">The response.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="what">The action, for the message.</param>
    /// <param name="sent">The request; null for one without a body.</param>
    public static RunwayException FromAnswer(ResponseException answer, ConnectionContext connection, string what, RequestContext? sent = null)
    {
        var parsed = ServiceError.Parse(answer.Response, text => connection.Redact(PrivateBodies.Hide(sent?.Confidential ?? [], text)));
        var text = parsed.ToString();
        // A response that could not be read has no error text but data, which may be personal. A page of a portal is no JSON.
        var isData = answer is { StatusCode: >= 200 and < 300, InnerException: JsonException } && answer.Response?.TrimStart() is ['{' or '[', ..];
        var said = isData ? $" It cannot be read: {answer.InnerException!.Message}" : text.Length > 0 ? $" {text}" : string.Empty;

        // Without the original as the inner exception, since its body is not redacted.
        var error = OfCode(parsed.Code) ?? Classify(answer.StatusCode, text);
        var retryAfter = RetryAfter(answer, connection.Clock);
        var asked = retryAfter > Backoff.LongestWait ? $" It asks to wait {RetryAfterHeader.Describe(retryAfter.Value)}, which is longer than is waited." : string.Empty;
        return new RunwayException(error, $"{what}: the service answered {answer.StatusCode}.{said}{asked}", innerException: answer.InnerException)
        {
            StatusCode = answer.StatusCode,
            IsFromService = answer.Error is not null,
            RequestId = connection.Clean(Header(answer, "apigw-requestid"), OutsideText.LongestName),
            RetryAfter = retryAfter,
        };
    }

    /// <summary>The error without a response, for a request that may be repeated or was never sent.</summary>
    public static RunwayException FromTransport(Exception cause, ConnectionContext connection, string what) => cause switch
    {
        TimeoutException => new RunwayException(
            RunwayErrors.RequestTimedOut,
            $"{what}: {cause.Message}.",
            innerException: cause),
        ResponseTooLargeException => new RunwayException(RunwayErrors.UnexpectedResponse, $"{what}: {cause.Message}.", innerException: cause),
        _ when IsUntrusted(cause) => new RunwayException(
            RunwayErrors.CertificateNotTrusted,
            $"{what}: the certificate of '{connection.BaseAddress.Host}' is not trusted. {connection.Redact(cause.InnerException!.Message)}",
            innerException: cause),
        _ when WantsProxyCredential(cause) => new RunwayException(RunwayErrors.ProxyAuthenticationRequired, $"{what}: the proxy wants a user and a password.", innerException: cause),
        _ => new RunwayException(
            RunwayErrors.ConnectionFailed,
            $"{what}: '{connection.BaseAddress.GetLeftPart(UriPartial.Authority)}' could not be reached{Through(connection)}. {connection.Redact(cause.Message)}",
            innerException: cause),
    };

    /// <summary>Whether retries cannot help, because a certificate, a proxy or the base URL must be corrected first.</summary>
    public static bool IsPermanent(Exception e) => IsUntrusted(e) || WantsProxyCredential(e) || e is ResponseTooLargeException;

    /// <summary>Whether an exception means that there is no usable response.</summary>
    public static bool IsTransport(Exception e) => e is HttpRequestException or IOException or TimeoutException;

    /// <summary>The Retry-After delay of the service.</summary>
    public static TimeSpan? RetryAfter(ResponseException answer, TimeProvider clock) =>
        RetryAfterHeader.Of(Values(answer, "Retry-After"), Values(answer, "Date"), clock.GetUtcNow());

    // Names the proxy explicitly, since users may not know that there is one.
    private static string Through(ConnectionContext connection) => connection.Proxy is "none" ? string.Empty : $" through the proxy {connection.Proxy}";

    private static bool IsUntrusted(Exception e) => e is HttpRequestException { InnerException: AuthenticationException };

    private static bool WantsProxyCredential(Exception e) => e is HttpRequestException { StatusCode: HttpStatusCode.ProxyAuthenticationRequired };

    // Of a router.
    private static RunwayError? OfCode(string? code) => code switch
    {
        "no_eligible_model" => RunwayErrors.NoEligibleModel,
        "router_config_not_found" => RunwayErrors.RouterNotFound,
        _ => null,
    };

    private static RunwayError Classify(int status, string text) => status switch
    {
        >= 300 and < 400 => RunwayErrors.UnexpectedRedirect,
        400 when OutOfCredits().IsMatch(text) => RunwayErrors.InsufficientCredits,
        400 => RunwayErrors.BadRequest,
        401 => RunwayErrors.AuthenticationFailed,
        403 => RunwayErrors.PermissionDenied,
        404 => RunwayErrors.NotFound,
        407 => RunwayErrors.ProxyAuthenticationRequired,
        409 => RunwayErrors.Conflict,
        422 => RunwayErrors.InvalidData,
        429 when DailyQuota().IsMatch(text) => RunwayErrors.DailyQuotaExceeded,
        429 => RunwayErrors.RateLimited,
        >= 500 => RunwayErrors.ServiceUnavailable,
        _ => RunwayErrors.UnexpectedResponse,
    };

    private static string? Header(ResponseException answer, string name) => Values(answer, name).FirstOrDefault();

    private static IEnumerable<string> Values(ResponseException answer, string name) =>
        answer.Headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? [];

    [GeneratedRegex("not have enough credits|insufficient credits|out of credits", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OutOfCredits();

    [GeneratedRegex("daily|per day|24 hours|quota", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DailyQuota();
}
