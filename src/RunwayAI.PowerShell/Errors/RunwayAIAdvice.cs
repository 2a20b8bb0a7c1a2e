namespace Runway.PowerShell.Errors;

/// <summary>Advice for errors of the "Runway AI" service, where that for the Runway API would be wrong.</summary>
internal static class RunwayAIAdvice
{
    private const string Unverified = "The errors of the service are not documented.";
    private const string OnlyUrls = "The service accepts http and https URLs and has no upload. Pass the output of another RunwayAI command, or a public URL.";
    private const string NoMedia = "Check the URL of the media. It may have been deleted; how long the service keeps media is not documented.";

    /// <summary>The table.</summary>
    public static readonly IReadOnlyDictionary<string, string> ByName = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["RunwayAIEditIncomplete"] = "Pass the parameter that the error names.",
        ["RunwayAuthenticationFailed"] = "Check the key (Get-RunwayAIConnection shows its last characters). The authentication header is not documented: -AuthHeader and -AuthScheme of Connect-RunwayAI change it.",
        ["RunwayBadRequest"] = $"Correct what the error names. {Unverified}",
        ["RunwayConnectionClosed"] = "Run Connect-RunwayAI again.",
        ["RunwayConnectionFailed"] = "Check the network, the proxy and the base URL (Get-RunwayAIConnection shows it).",
        ["RunwayDailyQuotaExceeded"] = "A short wait does not help. Check your account on the website of the service.",
        ["RunwayDownloadFailed"] = "Run Save-RunwayAIMedia again with the same URL: it continues where it stopped. How long the service keeps media is not documented.",
        ["RunwayFileNotWritable"] = "Check free space, permissions and the length of the path, then run Save-RunwayAIMedia again with the same URL.",
        ["RunwayForeignHost"] = "Check the base URL of the connection (Get-RunwayAIConnection shows it).",
        ["RunwayForeignKey"] = $"Pass a key of the Runway AI service (variable {RunwayAIEnvironment.ApiKeyVariable}), or use Connect-Runway with this key.",
        ["RunwayInsecureEndpoint"] = "Use https, or pass -AllowUnencryptedAuthentication to Connect-RunwayAI on a trusted network.",
        ["RunwayInsufficientCredits"] = "Check your account on the website of the service.",
        ["RunwayInvalidAuthHeader"] = "Pass a header name such as X-Api-Key to -AuthHeader, and a word such as Bearer, or an empty text, to -AuthScheme.",
        ["RunwayInvalidMedia"] = OnlyUrls,
        ["RunwayMediaRequired"] = OnlyUrls,
        ["RunwayNotConnected"] = $"Run Connect-RunwayAI, or set {RunwayAIEnvironment.ApiKeyVariable}. To test offline: Connect-RunwayAI -Emulator. In ForEach-Object -Parallel and Start-ThreadJob pass the connection: $c = Get-RunwayAIConnection before, -Connection $using:c inside, for every command.",
        ["RunwayNotFound"] = NoMedia,
        ["RunwayPermissionDenied"] = $"Check the permissions of the key, or of the deletion token. {Unverified}",
        ["RunwayProxyAuthenticationRequired"] = "Run Connect-RunwayAI with -ProxyCredential or -ProxyUseDefaultCredentials, or with -NoProxy if no proxy is needed.",
        ["RunwayRequestTimedOut"] = "Try again; -TimeoutSec of Connect-RunwayAI sets a longer timeout.",
        ["RunwayServiceUnavailable"] = "Try again later.",
        ["RunwaySubmissionOutcomeUnknown"] = "The request was not sent again. Check your account on the website of the service before you repeat it.",
        ["RunwayUnexpectedError"] = "Run the command again with -Verbose, and report the error with its exception ($Error[0].Exception) and the verbose output.",
        ["RunwayUnexpectedResponse"] = "Check that the base URL is that of the API and not of a portal or a proxy (Get-RunwayAIConnection shows it).",

        [nameof(ErrorCase.InsecureProxy)] = "Omit -Proxy for an address of this machine, or pass -AllowUnencryptedAuthentication to Connect-RunwayAI on a trusted network.",
        [nameof(ErrorCase.OtherService)] = "Connect-Runway connects to it.",
        [nameof(RunwayAICases.OtherKind)] = "Use the command for this kind of medium; the noun of the command says which it is.",
        [nameof(RunwayAICases.NoFile)] = NoMedia,
        [nameof(RunwayAICases.NoEdit)] = $"Pass -Filter, -Width, -Height, or -EditType {RunwayAIImageEditRequest.ColorAdjust}.",
        [nameof(RunwayAICases.NoFilter)] = "Pass -Filter.",
        [nameof(RunwayAICases.NoSize)] = "Pass -Width or -Height.",
        [nameof(RunwayAICases.NoTimes)] = "Pass -StartTime or -EndTime.",
        [nameof(RunwayAICases.FilterOfVideo)] = "Use Set-RunwayAIVideoFilter, or pass it with -AdditionalProperty if you know its name.",
        [nameof(RunwayAICases.SpeedOfVideo)] = "Use Set-RunwayAIVideoSpeed, or pass it with -AdditionalProperty if you know its name.",
    };

    /// <summary>The advice; null where that for the Runway API is right.</summary>
    public static string? For(RunwayException error) => RunwayAdvice.Find(ByName, error);
}
