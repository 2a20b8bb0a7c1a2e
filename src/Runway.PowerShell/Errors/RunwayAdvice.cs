using Runway.Operations;
using Runway.Settings;

namespace Runway.PowerShell.Errors;

/// <summary>
/// What to do about errors, where it takes a command or a parameter to say: by the id of the error, and by the name of its case where
/// there is one. Whatever else there is to say about an error stands beside its declaration.
/// </summary>
internal static class RunwayAdvice
{
    private const string AsTheCatalogue = "Use what the error names as allowed; Get-RunwayModel shows what each model takes.";
    private const string SaveAgain = "Nothing is lost: run Save-RunwayTaskOutput again with the task's id; it goes on where it stopped.";

    /// <summary>The table.</summary>
    public static readonly IReadOnlyDictionary<string, string> ByName = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["RunwayAuthenticationFailed"] = "Check the key (Get-RunwayConnection shows its ends and the host); keys of the web app do not work for the API.",
        ["RunwayBatchRequired"] = "Name the run with -Batch, for example -Batch nightly-2026-11-21.",
        ["RunwayCertificateNotTrusted"] = "Where a gateway or proxy inspects traffic, add its CA to the store of the system (on Linux also SSL_CERT_FILE or SSL_CERT_DIR, set before pwsh starts); else check the clock and the base URL. about_RunwaySecurity has more.",
        ["RunwayConnectionClosed"] = "Run Connect-Runway, and pass the new connection to -Connection where it is given.",
        ["RunwayConnectionFailed"] = "Check the network, the proxy and the base URL (Get-RunwayConnection shows it).",
        ["RunwayCostUnknown"] = "Leave -CreditLimit out for it, or choose a model whose price Get-RunwayModel shows.",
        ["RunwayCountOutOfRange"] = AsTheCatalogue,
        ["RunwayCreditLimitReached"] = "What is running goes on. Raise -CreditLimit, or choose a cheaper model, ratio or duration.",
        ["RunwayDailyQuotaExceeded"] = "Waiting minutes does not help. Get-RunwayOrganization shows the limits and what was used today.",
        ["RunwayDownloadFailed"] = SaveAgain,
        ["RunwayEntriesNotTogether"] = AsTheCatalogue,
        ["RunwayFileExists"] = "Pass -Force to replace it, or choose another -DestinationPath or -NameTemplate.",
        ["RunwayFileNotWritable"] = "Check free space, permissions and the length of the path. A task keeps its output: run Save-RunwayTaskOutput again with its id.",
        ["RunwayForeignHost"] = "Check the base URL of the connection (Get-RunwayConnection shows it).",
        ["RunwayForeignKey"] = $"Pass a key of Runway's, or use Connect-RunwayAI for that one. {RunwayEnvironment.ApiSecretVariable} holds Runway's.",
        ["RunwayInsecureEndpoint"] = "Use https, or pass -AllowUnencryptedAuthentication to Connect-Runway where the network is yours.",
        ["RunwayInsufficientCredits"] = "Buy credits at https://dev.runwayml.com; Get-RunwayOrganization shows the balance.",
        ["RunwayInvalidBody"] = "Give a hashtable, an object, or a text that is JSON.",
        ["RunwayInvalidDateRange"] = "-BeforeDate is the first day that is not reported; it lies after -StartDate. All days are UTC.",
        ["RunwayInvalidKeyframe"] = "Write @{ Image = './frame.png'; Seconds = 2.5 }, or At with a part of the whole (0 to 1) in place of Seconds.",
        ["RunwayInvalidMedia"] = "Give a path, a file, an https URL, a runway:// URI, a data URI, or what New-RunwayUpload or Wait-RunwayTask wrote.",
        ["RunwayInvalidModel"] = "Leave -Model out to use the default.",
        ["RunwayInvalidPath"] = "Give a path as the documentation of the API writes it, such as /v1/tasks/<id>, and what follows a '?' with -Query.",
        ["RunwayInvalidPublicFigureThreshold"] = "Use one of those that the error names, or leave the parameter out.",
        ["RunwayInvalidVoice"] = "Pass -Voice or -VoiceSample, not both.",
        ["RunwayJournalNotReadable"] = "Check the folder and its permissions (RUNWAY_JOURNAL, or -JournalPath of Connect-Runway).",
        ["RunwayLanguageRequired"] = "Pass -TargetLanguage, for example -TargetLanguage de.",
        ["RunwayManyOutputs"] = "-OutFile names one file; use -DestinationPath for several.",
        ["RunwayMediaKindUnknown"] = "Say which it is: -Image or -Video, or the parameter whose name ends in Type.",
        ["RunwayMemberGivenTwice"] = "It has a parameter of its own; Get-Help with -Parameter * names it.",
        ["RunwayMemberNotTaken"] = "Leave it out, or choose a model that takes it (Get-RunwayModel).",
        ["RunwayMemberRequired"] = "Pass the parameter that the error names.",
        ["RunwayModelMisspelled"] = "Use the name that the error proposes; Tab completes -Model.",
        ["RunwayModelNotFound"] = "Get-RunwayModel without a name lists all.",
        ["RunwayModelOfAnotherOperation"] = "Use one of the models that the error names, or the cmdlet of its operation.",
        ["RunwayNoOutput"] = "Read the task again with Get-RunwayTask.",
        ["RunwayNotAList"] = "Leave -Paginate out: the path answers with one object.",
        ["RunwayNotConnected"] = "Run Connect-Runway, or set RUNWAYML_API_SECRET. To rehearse offline: Connect-Runway -Emulator. ForEach-Object -Parallel and Start-ThreadJob do not see the connection of the session: $c = Get-RunwayConnection before, -Connection $using:c inside.",
        ["RunwayNotForGallery"] = "Give tasks, ids, or the files that Save-RunwayTaskOutput wrote. The page is made of everything else.",
        ["RunwayNotFound"] = "Check that the base URL is the API's (Get-RunwayConnection shows it), and the path of a raw call.",
        ["RunwayNotInJournal"] = "Give an id as Get-RunwayTaskHistory shows it, and connect with the journal that has it (-JournalPath, RUNWAY_JOURNAL).",
        ["RunwayOperationRequired"] = "Pass -Operation; Get-RunwayModel shows which operations a model has.",
        ["RunwayProfileNotFound"] = "Make one with Connect-Runway -SecretName <name> -SaveProfile <name>; Get-RunwayProfile lists those that there are.",
        ["RunwayProxyAuthenticationRequired"] = "Run Connect-Runway with -ProxyCredential or -ProxyUseDefaultCredentials, or with -NoProxy where none is needed.",
        ["RunwayRateLimited"] = "Wait and try again, or lower -ThrottleLimit.",
        ["RunwayRatioRequired"] = "Pass -Ratio, for example -Ratio 1024:1024.",
        ["RunwaySecretManagementMissing"] = "-SecretName needs it: Install-PSResource Microsoft.PowerShell.SecretManagement, and a vault such as Microsoft.PowerShell.SecretStore; then store the key with Set-Secret.",
        ["RunwaySecretNotFound"] = "Get-SecretInfo lists the secrets, Get-SecretVault the vaults. A vault may have to be unlocked first; in a scheduled script nobody answers its prompt.",
        ["RunwaySubmissionOutcomeUnknown"] = "It was not sent again. Compare Get-RunwayUsage and the balance of Get-RunwayOrganization before you repeat it; Get-RunwayTaskHistory -Unknown lists all such requests.",
        ["RunwayTaskHasNoOutput"] = "Put Wait-RunwayTask in between.",
        ["RunwayTextForm"] = AsTheCatalogue,
        ["RunwayUnexpectedError"] = "Run the command again with -Verbose, and report the fault with its exception ($Error[0].Exception) and what -Verbose wrote. Get-RunwayTaskHistory shows which tasks exist.",
        ["RunwayUnexpectedResponse"] = "Check that the base URL is the API's and not that of a portal or a proxy (Get-RunwayConnection shows it).",
        ["RunwayValueNotAllowed"] = AsTheCatalogue,
        ["RunwayValueOutOfRange"] = AsTheCatalogue,
        ["RunwayValueWrongType"] = AsTheCatalogue,
        ["RunwayVoiceRequired"] = $"Pass -Voice, for example -Voice {VoiceParts.Default}; Tab completes it.",
        ["RunwayWaitTimedOut"] = "Wait again with the same id; Stop-RunwayTask cancels it.",

        [nameof(ErrorCase.InsecureProxy)] = "Leave -Proxy out for an address of this machine, or pass -AllowUnencryptedAuthentication to Connect-Runway where the network is yours.",
        [nameof(ErrorCase.OtherService)] = "Connect-RunwayAI connects to it.",
        [nameof(ErrorCase.DamagedProfile)] = "Connect-Runway -SaveProfile saves one.",
        [nameof(ErrorCase.CatalogueTooOld)] = "If the service takes it by now, Invoke-RunwayRestMethod /v1/{about} POST -Body sends a body unchecked.",
        [nameof(ErrorCase.EmptyVideoRequest)] = "Give -PromptText, -Image or -Video.",
        [nameof(ErrorCase.ReferenceBesideFrame)] = "Use -ReferenceImage with a prompt alone or with -Video; -Image is the first frame.",
        [nameof(ErrorCase.WrongEncoding)] = "Get-Content -Encoding unicode reads UTF-16, -Encoding utf8 UTF-8.",
        [nameof(ErrorCase.NotAnUploadUri)] = "New-RunwayUpload makes an upload.",
        [nameof(ErrorCase.FolderInName)] = "The folder belongs in -DestinationPath.",
        [nameof(ErrorCase.SaveTimedOut)] = SaveAgain,
        [nameof(ErrorCase.UrlsRefused)] = "Try again later; if it happens again, read the task with Get-RunwayTask and look at its Output.",
        [nameof(ErrorCase.NotATaskId)] = "Judge by Get-RunwayUsage whether it was charged, and create it again if not. Clear-RunwayTaskHistory -Task with this id says that you have looked into it.",
        [nameof(ErrorCase.AnswerNotJson)] = "Pass -OutFile to keep the answer as it is. Where JSON was to be expected, check that the base URL is the API's.",
        [nameof(ErrorCase.NotAMedium)] = "Give tasks, or the files that Save-RunwayTaskOutput wrote.",
        [nameof(ErrorCase.PageNotWritten)] = "Check free space, permissions and the length of the path; -Path names the page itself, not a folder.",
    };

    /// <summary>What to do about an error.</summary>
    public static string For(RunwayException error) => Find(ByName, error) ?? error.Advice ?? General(ByName, error.Error);

    /// <summary>What to do about an error in general, as its declaration or a table says.</summary>
    public static string General(IReadOnlyDictionary<string, string> table, RunwayError error) => table.GetValueOrDefault(error.Id) ?? error.Advice ?? string.Empty;

    /// <summary>What a table has for an error; null where that is for another to say. What the place that raised it knows comes first.</summary>
    public static string? Find(IReadOnlyDictionary<string, string> table, RunwayException error) => error.Case is not { } special
        ? error.Advice ?? table.GetValueOrDefault(error.Error.Id)
        : table.TryGetValue(special.Name, out var text) ? $"{error.Advice} {text.Replace("{about}", special.About, StringComparison.Ordinal)}".TrimStart() : null;
}
