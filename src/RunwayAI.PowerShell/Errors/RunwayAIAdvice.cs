namespace Runway.PowerShell.Errors;

/// <summary>What to do about errors of the "Runway AI" service, where the advice for Runway's own API would lead astray.</summary>
internal static class RunwayAIAdvice
{
    private const string Unverified = "The service's documentation lists no errors, so its own words are all there is.";
    private const string OnlyUrls = "The service takes http and https URLs, and has no upload. Pass what another RunwayAI command wrote, or the URL of a file that everybody can read.";
    private const string NoMedia = "Check the URL of the media: it may have been deleted, and how long the service keeps media is not documented.";

    /// <summary>The table.</summary>
    public static readonly IReadOnlyDictionary<string, string> ByName = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["RunwayAIEditIncomplete"] = "Pass the parameter that the error names.",
        ["RunwayAuthenticationFailed"] = "Check the key (Get-RunwayAIConnection shows its ends). How it has to be sent is not documented: -AuthHeader and -AuthScheme of Connect-RunwayAI change it.",
        ["RunwayBadRequest"] = $"Correct what is named. {Unverified}",
        ["RunwayConnectionClosed"] = "Run Connect-RunwayAI again.",
        ["RunwayConnectionFailed"] = "Check the network, the proxy and the base URL (Get-RunwayAIConnection shows it).",
        ["RunwayDailyQuotaExceeded"] = "Waiting minutes does not help. Look at your account on the service's site.",
        ["RunwayDownloadFailed"] = "Run Save-RunwayAIMedia again with the same URL: it goes on where it stopped. How long the service keeps media is not documented.",
        ["RunwayFileNotWritable"] = "Check free space, permissions and the length of the path, then run Save-RunwayAIMedia again with the same URL.",
        ["RunwayForeignHost"] = "Check the base URL of the connection (Get-RunwayAIConnection shows it).",
        ["RunwayForeignKey"] = $"Pass a key of the Runway AI service, or use Connect-Runway for this one. {RunwayAIEnvironment.ApiKeyVariable} holds that service's.",
        ["RunwayInsecureEndpoint"] = "Use https, or pass -AllowUnencryptedAuthentication to Connect-RunwayAI where the network is yours.",
        ["RunwayInsufficientCredits"] = "Look at your account on the service's site.",
        ["RunwayInvalidAuthHeader"] = "Give -AuthHeader a name such as X-Api-Key, and -AuthScheme a word such as Bearer, or an empty text for none.",
        ["RunwayInvalidMedia"] = OnlyUrls,
        ["RunwayMediaRequired"] = OnlyUrls,
        ["RunwayNotConnected"] = $"Run Connect-RunwayAI, or set {RunwayAIEnvironment.ApiKeyVariable}. To rehearse offline: Connect-RunwayAI -Emulator. ForEach-Object -Parallel and Start-ThreadJob do not see the connection of the session: $c = Get-RunwayAIConnection before, -Connection $using:c inside.",
        ["RunwayNotFound"] = NoMedia,
        ["RunwayPermissionDenied"] = $"Check what the key, or the token of a deletion, may do. {Unverified}",
        ["RunwayProxyAuthenticationRequired"] = "Run Connect-RunwayAI with -ProxyCredential or -ProxyUseDefaultCredentials, or with -NoProxy where none is needed.",
        ["RunwayRequestTimedOut"] = "Try again; -TimeoutSec of Connect-RunwayAI allows more time.",
        ["RunwayServiceUnavailable"] = "Try again later.",
        ["RunwaySubmissionOutcomeUnknown"] = "It was not sent again. The service lists nothing that it made: look at your account on its site before you repeat it.",
        ["RunwayUnexpectedError"] = "Run the command again with -Verbose, and report the fault with its exception ($Error[0].Exception) and what -Verbose wrote.",
        ["RunwayUnexpectedResponse"] = "Check that the base URL is the API's and not that of a portal or a proxy (Get-RunwayAIConnection shows it).",

        [nameof(ErrorCase.InsecureProxy)] = "Leave -Proxy out for an address of this machine, or pass -AllowUnencryptedAuthentication to Connect-RunwayAI where the network is yours.",
        [nameof(ErrorCase.OtherService)] = "Connect-Runway connects to it.",
        [nameof(RunwayAICases.OtherKind)] = "Use the command for what it is; its noun says what each takes.",
        [nameof(RunwayAICases.NoFile)] = NoMedia,
        [nameof(RunwayAICases.NoEdit)] = $"Pass -Filter, -Width, -Height, or -EditType {RunwayAIImageEditRequest.ColorAdjust}.",
        [nameof(RunwayAICases.NoFilter)] = "Pass -Filter.",
        [nameof(RunwayAICases.NoSize)] = "Pass -Width or -Height.",
        [nameof(RunwayAICases.NoTimes)] = "Pass -StartTime or -EndTime.",
        [nameof(RunwayAICases.FilterOfVideo)] = "Use Set-RunwayAIVideoFilter, or give it with -AdditionalProperty if you know its name.",
        [nameof(RunwayAICases.SpeedOfVideo)] = "Use Set-RunwayAIVideoSpeed, or give it with -AdditionalProperty if you know its name.",
    };

    /// <summary>The advice; null where that for Runway's own API will do.</summary>
    public static string? For(RunwayException error) => RunwayAdvice.Find(ByName, error);
}
