using Runway.Operations;
using Runway.Settings;

namespace Runway.PowerShell.Errors;

/// <summary>
/// Advice for errors that names commands or parameters, by the id of the error or the name of its case. All other advice is part of
/// the declaration.
/// </summary>
internal static class RunwayAdvice
{
    private const string AsTheCatalogue = "Use one of the values that the error names; Get-RunwayModel shows what each model accepts.";
    private const string SaveAgain = "Nothing is lost: run Save-RunwayTaskOutput again with the task id; it continues where it stopped.";

    /// <summary>The table.</summary>
    public static readonly IReadOnlyDictionary<string, string> ByName = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["RunwayAvatarNotFound"] = "Get-RunwayAvatar lists the avatars of the organization, and with -Preset those of the service.",
        ["RunwayAuthenticationFailed"] = "Check the key (Get-RunwayConnection shows its last characters and the host); keys of the web app do not work for the API.",
        ["RunwayBatchRequired"] = "Name the run with -Batch, for example -Batch nightly-2026-11-21.",
        ["RunwayCertificateNotTrusted"] = "If a gateway or proxy inspects TLS, add its CA certificate to the system store (on Linux also SSL_CERT_FILE or SSL_CERT_DIR, set before pwsh starts); otherwise check the clock and the base URL. See about_RunwaySecurity.",
        ["RunwayConnectionClosed"] = "Run Connect-Runway again. Scripts that use -Connection must pass the new connection.",
        ["RunwayConnectionFailed"] = "Check the network, the proxy and the base URL (Get-RunwayConnection shows it).",
        ["RunwayCostUnknown"] = "Choose a model whose price Get-RunwayModel shows, or add -Force to send it without a limit on its cost.",
        ["RunwayCountOutOfRange"] = AsTheCatalogue,
        ["RunwayCreditLimitReached"] = "Tasks that exist continue. Increase -CreditLimit, or choose a cheaper model, ratio or duration.",
        ["RunwayDailyQuotaExceeded"] = "A short wait does not help. Get-RunwayOrganization shows the limits and today's usage.",
        ["RunwayAvatarSessionFailed"] = "Try again later. Get-RunwayAvatarConversation with its id shows how it ended.",
        ["RunwayAvatarSessionNotFound"] = "Get-RunwayAvatarConversation lists the conversations; each has the id of its session.",
        ["RunwayDocumentNotFound"] = "Get-RunwayDocument lists the documents of the project of the key.",
        ["RunwayDownloadFailed"] = SaveAgain,
        ["RunwayEntriesNotTogether"] = AsTheCatalogue,
        ["RunwayFileExists"] = "Pass -Force to replace it, or choose another -DestinationPath or -NameTemplate.",
        ["RunwayFileNotWritable"] = "Check free space, permissions and the length of the path, then run Save-RunwayTaskOutput again with the task id. The service still has the output.",
        ["RunwayFileTooLarge"] = "Raise -SizeLimit, if such a file is expected.",
        ["RunwayForeignHost"] = "Check the base URL of the connection (Get-RunwayConnection shows it).",
        ["RunwayForeignKey"] = $"Pass a Runway key (variable {RunwayEnvironment.ApiSecretVariable}), or use Connect-RunwayAI with this key.",
        ["RunwayInsecureEndpoint"] = "Use https, or pass -AllowUnencryptedAuthentication to Connect-Runway on a trusted network.",
        ["RunwayInsufficientCredits"] = "Buy credits at https://dev.runwayml.com; Get-RunwayOrganization shows the balance.",
        ["RunwayInvalidBody"] = "Pass a hashtable, an object, or JSON text.",
        ["RunwayInvalidDateRange"] = "-BeforeDate must be after -StartDate; its own day is not included. All days are UTC days.",
        ["RunwayInvalidKeyframe"] = "Use @{ Image = './frame.png'; Seconds = 2.5 }, or At (0 to 1, a fraction of the duration) instead of Seconds.",
        ["RunwayInvalidMedia"] = "Pass a path, a file, an https URL, a runway:// URI, a data URI, or the output of New-RunwayUpload or Wait-RunwayTask.",
        ["RunwayInvalidModel"] = "Omit -Model to use the default.",
        ["RunwayInvalidPath"] = "Pass a path as in the API reference, such as /v1/tasks/<id>, and the query with -Query.",
        ["RunwayInvalidPublicFigureThreshold"] = "Use one of the values that the error names, or omit the parameter.",
        ["RunwayInvalidVoice"] = "Pass -Voice or -VoiceSample, not both.",
        ["RunwayInvalidWorkflowInput"] = "Get-RunwayWorkflow with the name shows the inputs: (Get-RunwayWorkflow 'My workflow').Inputs.",
        ["RunwayJournalNotReadable"] = "Check the folder and its permissions (RUNWAY_JOURNAL, or -JournalPath of Connect-Runway).",
        ["RunwayInvalidShot"] = "Pass three to five shots, such as @{ Prompt = 'a door opens'; Duration = 3 }, or rows with these columns.",
        ["RunwayLanguageRequired"] = "Pass -TargetLanguage, for example -TargetLanguage de.",
        ["RunwayManyOutputs"] = "-OutFile names one file; use -DestinationPath for several.",
        ["RunwayMediaKindUnknown"] = "Use -Image or -Video, or the parameter whose name ends in Type, to say which it is.",
        ["RunwayMemberGivenTwice"] = "Use the parameter for it instead of -AdditionalProperty; Get-Help -Parameter * shows it.",
        ["RunwayMemberNotTaken"] = "Remove it, or choose a model that accepts it (Get-RunwayModel).",
        ["RunwayMemberRequired"] = "Pass the parameter that the error names.",
        ["RunwayModelMisspelled"] = "Use the name that the error suggests; Tab completes -Model.",
        ["RunwayModelNotFound"] = "Get-RunwayModel without a name lists all models.",
        ["RunwayModelOfAnotherOperation"] = "Use one of the models that the error names, or the cmdlet of its operation.",
        ["RunwayNoOutput"] = "Read the task again with Get-RunwayTask.",
        ["RunwayNotAList"] = "Remove -All: the response is not a list.",
        ["RunwayNoEligibleModel"] = "Change what the filters name, such as -Duration or -Resolution, or the router with Set-RunwayRouter: its models and its maximum cost.",
        ["RunwayNotConnected"] = "Run Connect-Runway, or set RUNWAYML_API_SECRET. To test offline: Connect-Runway -Emulator. In ForEach-Object -Parallel and Start-ThreadJob pass the connection: $c = Get-RunwayConnection before, -Connection $using:c inside, for every command.",
        ["RunwayNotForGallery"] = "Pass tasks, ids, or files from Save-RunwayTaskOutput. The page is made from the other inputs.",
        ["RunwayNotFound"] = "Check the base URL (Get-RunwayConnection shows it) and, for a raw call, the path.",
        ["RunwayNotForWorkflowRuns"] = "It ends by itself; Wait-RunwayTask waits for it.",
        ["RunwayNotInJournal"] = "Pass an id that Get-RunwayTaskHistory shows, and use the journal that has it (-JournalPath, RUNWAY_JOURNAL).",
        ["RunwayOperationRequired"] = "Pass -Operation; Get-RunwayModel shows the operations of a model.",
        ["RunwayOutcomeNotSettled"] = "Try again in a minute. If the answer is the same, check with Get-RunwayUsage whether it was charged; Clear-RunwayTaskHistory -Task with the id then marks it as checked.",
        ["RunwayProfileNotFound"] = "Create it with Connect-Runway -SecretName <name> -SaveProfile <name>; Get-RunwayProfile lists the existing ones.",
        ["RunwayProxyAuthenticationRequired"] = "Run Connect-Runway with -ProxyCredential or -ProxyUseDefaultCredentials, or with -NoProxy if no proxy is needed.",
        ["RunwayRateLimited"] = "Wait and try again, or lower -ThrottleLimit.",
        ["RunwayRatioRequired"] = "Pass -Ratio with a size that the model accepts. Tab completes -Ratio and -Model; Get-RunwayModel lists the models.",
        ["RunwayResourceFailed"] = "Delete it, and create it again with other words, another sample or another picture.",
        ["RunwayRouterNotFound"] = "Get-RunwayRouter lists the routers of the project; New-RunwayRouter makes one.",
        ["RunwaySecretManagementMissing"] = "-SecretName requires it: Install-PSResource Microsoft.PowerShell.SecretManagement, and a vault such as Microsoft.PowerShell.SecretStore; then store the key with Set-Secret.",
        ["RunwaySecretNotFound"] = "Get-SecretInfo lists the secrets, Get-SecretVault the vaults. A locked vault must be unlocked first; in a scheduled script nobody can answer its prompt.",
        ["RunwaySubmissionOutcomeUnknown"] = "The request was not sent again; Get-RunwayTaskHistory -Unknown lists all such requests. Resolve-RunwayTask finds what a router, or a create of a voice, an avatar or a document has made. For all others check Get-RunwayUsage and the balance in Get-RunwayOrganization before you repeat it.",
        ["RunwayTaskHasNoOutput"] = "Put Wait-RunwayTask between the two commands.",
        ["RunwayTextForm"] = AsTheCatalogue,
        ["RunwayUnexpectedError"] = "Run the command again with -Verbose, and report the error with its exception ($Error[0].Exception) and the verbose output. Get-RunwayTaskHistory shows which tasks exist.",
        ["RunwayUnexpectedResponse"] = "Check that the base URL is that of the API and not of a portal or a proxy (Get-RunwayConnection shows it).",
        ["RunwayValueNotAllowed"] = AsTheCatalogue,
        ["RunwayValueOutOfRange"] = AsTheCatalogue,
        ["RunwayValueWrongType"] = AsTheCatalogue,
        ["RunwayVoiceNotApplicable"] = "Get-RunwayVoice -Preset shows both sets of presets, with where each works.",
        ["RunwayVoiceNotFound"] = "Get-RunwayVoice lists the voices of the organization, and with -Preset those of the service.",
        ["RunwayVoiceRequired"] = $"Pass -Voice, for example -Voice {VoiceParts.Default}; Tab completes it.",
        ["RunwayWorkflowNotFound"] = "Get-RunwayWorkflow lists the workflows of the project of the key. A workflow must be published for the API in the web app.",
        ["RunwayWaitTimedOut"] = "Wait again with the same task id, or cancel the task with Stop-RunwayTask.",

        [nameof(ErrorCase.NoPrice)] = "Add -Force to send it without a limit on its cost; Get-RunwayUsage shows the cost afterwards.",
        [nameof(ErrorCase.NoCeiling)] = "Give the router a ceiling with Set-RunwayRouter -MaxImageCredit, -MaxVideoCredit or -MaxAudioCredit, or add -Force.",
        [nameof(ErrorCase.ResourceNotReady)] = "Get-RunwayVoice or Get-RunwayAvatar shows its state; Wait-RunwayResource waits longer. If it stays so, delete it and create it again.",
        [nameof(ErrorCase.VoiceDeleted)] = "Give it another one with Set-RunwayAvatar -Voice, or pass -Voice for a video.",
        [nameof(ErrorCase.NotOfARouter)] = "Check with Get-RunwayUsage whether it was charged, and create it again if not. Clear-RunwayTaskHistory -Task with the id then marks it as checked.",
        [nameof(ErrorCase.OfAnotherConnection)] = "Connect with that key, to the same address.",
        [nameof(ErrorCase.LostSession)] = "Get-RunwayAvatarConversation lists it if it exists, with the id of the session: Stop-RunwayAvatarSession ends it. Clear-RunwayTaskHistory -Task with the id of the entry then marks the request as checked.",
        [nameof(ErrorCase.SeveralCreates)] = "Look at what it made, for a task with Save-RunwayTaskOutput and its id. Clear-RunwayTaskHistory -Task then marks the creates as checked.",
        [nameof(ErrorCase.SeveralTasks)] = "Get-RunwayRouterRequest shows them; Save-RunwayTaskOutput with an id shows what it made. Clear-RunwayTaskHistory -Task marks the create as checked.",
        [nameof(ErrorCase.SeveralResources)] = "Get-RunwayVoice, Get-RunwayAvatar or Get-RunwayDocument with the name shows them. Clear-RunwayTaskHistory -Task marks the create as checked.",
        [nameof(ErrorCase.InsecureProxy)] = "Omit -Proxy for an address of this machine, or pass -AllowUnencryptedAuthentication to Connect-Runway on a trusted network.",
        [nameof(ErrorCase.OtherService)] = "Connect-RunwayAI connects to it.",
        [nameof(ErrorCase.DamagedProfile)] = "Save it again with Connect-Runway -SaveProfile.",
        [nameof(ErrorCase.CatalogueTooOld)] = "If the service accepts it by now, Invoke-RunwayRestMethod /v1/{about} POST -Body sends a body without checks.",
        [nameof(ErrorCase.EmptyVideoRequest)] = "Pass -PromptText, -Image or -Video.",
        [nameof(ErrorCase.ReferenceBesideFrame)] = "Use -ReferenceImage with only a prompt or with -Video; -Image is the first frame.",
        [nameof(ErrorCase.WrongEncoding)] = "Read the file with Get-Content -Encoding unicode (UTF-16) or -Encoding utf8.",
        [nameof(ErrorCase.NotAnUploadUri)] = "Create an upload with New-RunwayUpload.",
        [nameof(ErrorCase.FolderInName)] = "Pass the folder with -DestinationPath.",
        [nameof(ErrorCase.SaveTimedOut)] = SaveAgain,
        [nameof(ErrorCase.UrlsRefused)] = "Try again later; if it happens again, read the task with Get-RunwayTask and look at its Output.",
        [nameof(ErrorCase.NotATaskId)] = "Resolve-RunwayTask finds what a router, or a create of a voice, an avatar or a document has made. For all others check with Get-RunwayUsage whether it was charged, and create it again if not. Clear-RunwayTaskHistory -Task with this id then marks it as checked.",
        [nameof(ErrorCase.ResponseNotJson)] = "Pass -OutFile to save the response as it is. If you expected JSON, check the base URL.",
        [nameof(ErrorCase.NotAMedium)] = "Pass tasks, or files from Save-RunwayTaskOutput.",
        [nameof(ErrorCase.PageNotWritten)] = "Check free space, permissions and the length of the path; -Path is the path of the page, not a folder.",
    };

    /// <summary>The advice for an error.</summary>
    public static string For(RunwayException error) => Find(ByName, error) ?? error.Advice ?? General(ByName, error.Error);

    /// <summary>The general advice for an error, from a table or its declaration.</summary>
    public static string General(IReadOnlyDictionary<string, string> table, RunwayError error) => table.GetValueOrDefault(error.Id) ?? error.Advice ?? string.Empty;

    /// <summary>The advice of a table for an error, or null. Advice of the exception itself comes first.</summary>
    public static string? Find(IReadOnlyDictionary<string, string> table, RunwayException error) => error.Case is not { } special
        ? error.Advice ?? table.GetValueOrDefault(error.Error.Id)
        : table.TryGetValue(special.Name, out var text) ? $"{error.Advice} {text.Replace("{about}", special.About, StringComparison.Ordinal)}".TrimStart() : null;
}
