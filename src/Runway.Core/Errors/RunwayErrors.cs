using System.Reflection;
using Kind = Runway.RunwayErrorKind;

namespace Runway.Errors;

/// <summary>
/// All errors of the module: the id, which never changes, the class, the meaning and the advice. Advice that names commands or
/// parameters is in the module's advice table, under the same id. docs/errors.md is generated from both.
/// </summary>
internal static class RunwayErrors
{
    private const string DeveloperPortal = "https://dev.runwayml.com";
    private const string StatusPage = "https://status.runwayml.com";
    private const string LocalAddress = "http://127.0.0.1:4010";
    private const string ProxyAddress = "http://proxy.example.org:8080";

    /// <summary>Every exception without an entry of its own: an error in this module.</summary>
    public static readonly RunwayError UnexpectedError = new("RunwayUnexpectedError", Kind.Unexpected, "An unexpected exception: an error in this module.");

    // Connections and keys.
    public static readonly RunwayError NotConnected = new("RunwayNotConnected", Kind.Authentication, "There is no connection and no API key in the environment.");
    public static readonly RunwayError ConnectionClosed = new("RunwayConnectionClosed", Kind.Connection, "The connection was closed. Nothing was sent.");
    public static readonly RunwayError InvalidApiKey = new("RunwayInvalidApiKey", Kind.InvalidArgument, "The text is not a valid API key.",
        $"Copy the key again from {DeveloperPortal} and pass it as a SecureString, or set RUNWAYML_API_SECRET. Keys begin with 'key_'.");
    public static readonly RunwayError InvalidBaseUrl = new("RunwayInvalidBaseUrl", Kind.InvalidArgument, "The base URL is not a valid http or https address.",
        $"Omit the base URL to use the Runway API, or pass one such as {LocalAddress}.");
    public static readonly RunwayError InsecureEndpoint = new("RunwayInsecureEndpoint", Kind.Security, "The base URL is not https and not on this machine, so the key would be sent unencrypted.");
    public static readonly RunwayError ForeignHost = new("RunwayForeignHost", Kind.Security, "A request with the key was for another host than that of the API. Nothing was sent.");
    public static readonly RunwayError ForeignKey = new("RunwayForeignKey", Kind.Security, "The key belongs to another service. Nothing was sent.");
    public static readonly RunwayError InvalidFaultScript = new("RunwayInvalidFaultScript", Kind.InvalidArgument, "The file is not a fault script of the emulator.",
        "Write it in the form that the error shows.");
    public static readonly RunwayError InvalidFixtures = new("RunwayInvalidFixtures", Kind.InvalidArgument, "The file does not contain fixtures of the emulator.",
        "Write it in the form that the error shows.");
    public static readonly RunwayError InvalidProxy = new("RunwayInvalidProxy", Kind.InvalidArgument, "The text is not a valid proxy address.",
        $"Pass one such as {ProxyAddress}.");
    public static readonly RunwayError ProxyAuthenticationRequired = new("RunwayProxyAuthenticationRequired", Kind.Authentication, "The proxy requires a user name and a password (407).");
    public static readonly RunwayError CertificateNotTrusted = new("RunwayCertificateNotTrusted", Kind.Security, "This machine does not trust the certificate of the service. Nothing was sent.");
    public static readonly RunwayError SecretManagementMissing = new("RunwaySecretManagementMissing", Kind.NotFound, "The module Microsoft.PowerShell.SecretManagement, which reads the secrets of vaults, is not installed.");
    public static readonly RunwayError SecretNotFound = new("RunwaySecretNotFound", Kind.NotFound, "The secret could not be read from the vault.");
    public static readonly RunwayError InvalidProfileName = new("RunwayInvalidProfileName", Kind.InvalidArgument, "The text is not a valid profile name.",
        "Use up to 64 letters, digits, dots, dashes and underscores. The first must be a letter or a digit.");
    public static readonly RunwayError ProfileNotFound = new("RunwayProfileNotFound", Kind.NotFound, "No profile has this name.");
    public static readonly RunwayError ProfileNotPrivate = new("RunwayProfileNotPrivate", Kind.Security, "Other users can change the profile, and so the address that the key is sent to.",
        "Check the content of the file, then remove the write permission of other users: chmod 600.");

    // Requests that are not valid; nothing was sent.
    public static readonly RunwayError InvalidPrompt = new("RunwayInvalidPrompt", Kind.InvalidArgument, "The prompt is empty, or both the prompt and the media are missing.",
        "Pass a prompt; remove blank lines from the input.");
    public static readonly RunwayError InvalidModel = new("RunwayInvalidModel", Kind.InvalidArgument, "The model is empty.");
    public static readonly RunwayError InvalidSeed = new("RunwayInvalidSeed", Kind.InvalidArgument, "The seed is out of range.", "Use a whole number from 0 to 4294967295.");
    public static readonly RunwayError InvalidPublicFigureThreshold = new("RunwayInvalidPublicFigureThreshold", Kind.InvalidArgument, "The value is not a valid threshold for public figures.");
    public static readonly RunwayError InvalidDuration = new("RunwayInvalidDuration", Kind.InvalidArgument, "The text is not a duration.",
        "Use a number of seconds such as 5, or auto where the model accepts it.");
    public static readonly RunwayError InvalidNumber = new("RunwayInvalidNumber", Kind.InvalidArgument, "The text is not a number.",
        "Write it with a decimal point, such as 5 or 2.5.");
    public static readonly RunwayError InvalidReferenceTag = new("RunwayInvalidReferenceTag", Kind.InvalidArgument, "The text is not a valid tag of a reference image.",
        "Use 3 to 16 letters, digits or underscores. The first must be a letter.");
    public static readonly RunwayError InvalidKeyframe = new("RunwayInvalidKeyframe", Kind.InvalidArgument, "The value is not a valid keyframe.");
    public static readonly RunwayError InvalidShot = new("RunwayInvalidShot", Kind.InvalidArgument, "The value is not a shot of a video.");
    public static readonly RunwayError InvalidVoice = new("RunwayInvalidVoice", Kind.InvalidArgument, "Both a voice name and a recording are given.");
    public static readonly RunwayError VoiceRequired = new("RunwayVoiceRequired", Kind.InvalidArgument, "The voice is missing.");
    public static readonly RunwayError LanguageRequired = new("RunwayLanguageRequired", Kind.InvalidArgument, "The target language is missing.");
    public static readonly RunwayError RatioRequired = new("RunwayRatioRequired", Kind.InvalidArgument, "The model requires a ratio and does not accept the default.");
    public static readonly RunwayError ParameterNotApplicable = new("RunwayParameterNotApplicable", Kind.InvalidArgument, "The parameter cannot be used with the other parameters or with the operation.",
        "Remove it, or pass what the error says it requires.");
    public static readonly RunwayError OperationRequired = new("RunwayOperationRequired", Kind.InvalidArgument, "The model has several operations, and none is selected.");
    public static readonly RunwayError BatchRequired = new("RunwayBatchRequired", Kind.InvalidArgument, "Tasks of earlier runs are to be skipped, but the batch has no name.");
    public static readonly RunwayError InvalidDateRange = new("RunwayInvalidDateRange", Kind.InvalidArgument, "The last day is not after the first.");
    public static readonly RunwayError InvalidFilter = new("RunwayInvalidFilter", Kind.InvalidArgument, "The service does not accept the filter of a list.",
        "Pass each value by itself, and at most 50 values.");
    public static readonly RunwayError WorkspaceNotLinked = new("RunwayWorkspaceNotLinked", Kind.NotFound, "No workspace of the web app is linked to the project of the key.",
        $"Create a one-time code at {DeveloperPortal} (Manage, Connections), and enter it in the web app as an administrator of the workspace.");
    public static readonly RunwayError VoiceNotApplicable = new("RunwayVoiceNotApplicable", Kind.InvalidArgument, "The voice does not work in the operation. Voices of the organization and the presets of avatars work in avatars and their videos, the presets of speech in speech and voice conversion.");
    public static readonly RunwayError NameNotUnique = new("RunwayNameNotUnique", Kind.InvalidArgument, "Several voices, avatars, documents or workflows have the name. Nothing was changed or created.",
        "Pass the id of one of them.");
    public static readonly RunwayError VoiceNotFound = new("RunwayVoiceNotFound", Kind.NotFound, "No voice has the name or the id.");
    public static readonly RunwayError AvatarNotFound = new("RunwayAvatarNotFound", Kind.NotFound, "No avatar has the name or the id.");
    public static readonly RunwayError AvatarSessionFailed = new("RunwayAvatarSessionFailed", Kind.TaskFailed, "A live session failed, or was not ready in time and was ended.");
    public static readonly RunwayError AvatarSessionNotFound = new("RunwayAvatarSessionNotFound", Kind.NotFound, "No live session, or no conversation, has the id.");
    public static readonly RunwayError ResourceFailed = new("RunwayResourceFailed", Kind.TaskFailed, "The service could not prepare a voice or an avatar.");
    public static readonly RunwayError DocumentNotFound = new("RunwayDocumentNotFound", Kind.NotFound, "No document has the name or the id.");
    public static readonly RunwayError WorkflowNotFound = new("RunwayWorkflowNotFound", Kind.NotFound, "No workflow has the name or the id.");
    public static readonly RunwayError InvalidWorkflowInput = new("RunwayInvalidWorkflowInput", Kind.InvalidArgument, "A run of the workflow does not take the value, or lacks one. Nothing was sent.");
    public static readonly RunwayError InvalidRouter = new("RunwayInvalidRouter", Kind.InvalidArgument, "The slug or a setting of a router is not valid. Nothing was sent.",
        "A slug has 1 to 64 lower-case letters, digits, dashes and underscores, and begins with a letter.");
    public static readonly RunwayError RouterNotFound = new("RunwayRouterNotFound", Kind.NotFound, "The project of the key has no router with this slug or id.");
    public static readonly RunwayError InvalidNameTemplate = new("RunwayInvalidNameTemplate", Kind.InvalidArgument, "The name template is not valid.",
        "Use text with tokens such as {Id}, {Index:0000}, {Prompt}, {InputName}, {Seed}, {Batch} and {Date:yyyy-MM-dd}.");
    public static readonly RunwayError StatusNotKnown = new("RunwayStatusNotKnown", Kind.InvalidArgument, "The status is not known, and nothing has it.",
        "Use one of those that the error names.");
    public static readonly RunwayError CostUnknown = new("RunwayCostUnknown", Kind.QuotaExceeded, "The price of the request is not known, so the credit limit cannot be checked.");
    public static readonly RunwayError CreditLimitReached = new("RunwayCreditLimitReached", Kind.QuotaExceeded, "The request may exceed the credit limit.");
    public static readonly RunwayError InvalidPath = new("RunwayInvalidPath", Kind.InvalidArgument, "The text is not a valid path of the API. Nothing was sent.");
    public static readonly RunwayError InvalidBody = new("RunwayInvalidBody", Kind.InvalidArgument, "The body cannot be written as JSON. Nothing was sent.");
    public static readonly RunwayError NotAList = new("RunwayNotAList", Kind.InvalidData, "A response that is read page by page is not a page of a list.");

    // Requests that the catalogue refuses; nothing was sent.
    public static readonly RunwayError ModelNotFound = new("RunwayModelNotFound", Kind.NotFound, "The catalogue has no model of this name.");
    public static readonly RunwayError ModelMisspelled = new("RunwayModelMisspelled", Kind.InvalidArgument, "The catalogue has no model of this name, but one of a similar name.");
    public static readonly RunwayError ModelRetired = new("RunwayModelRetired", Kind.InvalidArgument, "The service has withdrawn the model.",
        "Use one of the models that the error names.");
    public static readonly RunwayError ModelOfAnotherOperation = new("RunwayModelOfAnotherOperation", Kind.InvalidArgument, "The model does not have this operation.");
    public static readonly RunwayError MemberRequired = new("RunwayMemberRequired", Kind.InvalidArgument, "A value that the model requires is missing.");
    public static readonly RunwayError MemberNotTaken = new("RunwayMemberNotTaken", Kind.InvalidArgument, "The model does not accept the parameter.");
    public static readonly RunwayError MemberGivenTwice = new("RunwayMemberGivenTwice", Kind.InvalidArgument, "An additional property has the name of a member that has its own parameter.");
    public static readonly RunwayError ValueNotAllowed = new("RunwayValueNotAllowed", Kind.InvalidArgument, "The model does not accept the value.");
    public static readonly RunwayError ValueOutOfRange = new("RunwayValueOutOfRange", Kind.InvalidArgument, "The number is outside the range of the model.");
    public static readonly RunwayError ValueWrongType = new("RunwayValueWrongType", Kind.InvalidArgument, "The type of the value is wrong.");
    public static readonly RunwayError TextLength = new("RunwayTextLength", Kind.InvalidArgument, "The text is too short or too long for the model.",
        "Change the length to the range that the error names; it is counted in UTF-16 code units.");
    public static readonly RunwayError TextForm = new("RunwayTextForm", Kind.InvalidArgument, "The text does not have the format that the model requires.");
    public static readonly RunwayError CountOutOfRange = new("RunwayCountOutOfRange", Kind.InvalidArgument, "The list has too few or too many entries for the model.");
    public static readonly RunwayError EntriesNotTogether = new("RunwayEntriesNotTogether", Kind.InvalidArgument, "Entries of a list conflict.");
    public static readonly RunwayError MembersNotTogether = new("RunwayMembersNotTogether", Kind.InvalidArgument, "Values that are each allowed cannot be combined.",
        "Change one of them to a value that the error names as allowed.");

    // Files and media.
    public static readonly RunwayError FileNotFound = new("RunwayFileNotFound", Kind.NotFound, "The file does not exist, or no file matches the pattern.",
        "Check the path. An address must begin with https://, runway:// or data:.");
    public static readonly RunwayError FileNotReadable = new("RunwayFileNotReadable", Kind.FileRead, "The file cannot be read.",
        "Check the path, its length and the permissions.");
    public static readonly RunwayError FileNotWritable = new("RunwayFileNotWritable", Kind.FileWrite, "The file or the folder cannot be written.");
    public static readonly RunwayError FileExists = new("RunwayFileExists", Kind.Conflict, "The file already exists.");
    public static readonly RunwayError MetadataNotWritten = new("RunwayMetadataNotWritten", Kind.FileWrite, "The file is saved, but its metadata file could not be written.",
        "Check free space and permissions of the folder, then run the same command again: it writes only the metadata.");
    public static readonly RunwayError NotForGallery = new("RunwayNotForGallery", Kind.InvalidArgument, "The object is neither a task nor a saved file.");
    public static readonly RunwayError InvalidMedia = new("RunwayInvalidMedia", Kind.InvalidArgument, "The file, address or object is not a valid medium.");
    public static readonly RunwayError MediaRequired = new("RunwayMediaRequired", Kind.InvalidArgument, "A picture, video or sound is missing.",
        "Pass a path, an https URL, a runway:// URI or a data URI.");
    public static readonly RunwayError MediaKindUnknown = new("RunwayMediaKindUnknown", Kind.InvalidArgument, "The address does not show whether it is a picture, a video or a sound.");
    public static readonly RunwayError UploadFailed = new("RunwayUploadFailed", Kind.Connection, "The file could not be uploaded.",
        "Nothing was charged. Try again; if it happens again, check the network, or pass an https URL instead of the file.");
    public static readonly RunwayError DownloadFailed = new("RunwayDownloadFailed", Kind.Connection, "The output of a task could not be downloaded completely.");

    // Responses of the service, and failures of the network.
    public static readonly RunwayError ConnectionFailed = new("RunwayConnectionFailed", Kind.Connection, "The service could not be reached. Nothing was charged.");
    public static readonly RunwayError RequestTimedOut = new("RunwayRequestTimedOut", Kind.Timeout, "The service did not respond in time.",
        $"Try again; if it happens again, check the network and {StatusPage}.");
    public static readonly RunwayError UnexpectedResponse = new("RunwayUnexpectedResponse", Kind.InvalidData, "The response is not a valid response of the API.");
    public static readonly RunwayError UnexpectedRedirect = new("RunwayUnexpectedRedirect", Kind.Connection, "The service redirects to another address. The key is never sent to the target of a redirect.",
        "Set the base URL to the final address.");
    public static readonly RunwayError BadRequest = new("RunwayBadRequest", Kind.InvalidArgument, "The service rejects the request as not valid (400).",
        "Correct the members that the error names. Nothing was charged.");
    public static readonly RunwayError InsufficientCredits = new("RunwayInsufficientCredits", Kind.QuotaExceeded, "The organization has too few credits for the request.");
    public static readonly RunwayError NoEligibleModel = new("RunwayNoEligibleModel", Kind.InvalidArgument, "The router has no model that takes the request. Nothing was charged.");
    public static readonly RunwayError AuthenticationFailed = new("RunwayAuthenticationFailed", Kind.Authentication, "The service does not accept the key (401).");
    public static readonly RunwayError PermissionDenied = new("RunwayPermissionDenied", Kind.PermissionDenied, "The key does not have the permission (403).",
        "Ask the owner of the organization for access to this model or operation.");
    public static readonly RunwayError NotFound = new("RunwayNotFound", Kind.NotFound, "The address does not exist (404).");
    public static readonly RunwayError Conflict = new("RunwayConflict", Kind.Conflict, "The state of the resource does not allow the request (409).",
        "Wait until the resource is ready, then try again.");
    public static readonly RunwayError InvalidData = new("RunwayInvalidData", Kind.InvalidData, "The service cannot process the request (422).",
        "Correct the members that the error names.");
    public static readonly RunwayError RateLimited = new("RunwayRateLimited", Kind.LimitExceeded, "Too many requests (429), also after the retries.");
    public static readonly RunwayError DailyQuotaExceeded = new("RunwayDailyQuotaExceeded", Kind.LimitExceeded, "The limit of generations in 24 hours is reached.");
    public static readonly RunwayError ServiceUnavailable = new("RunwayServiceUnavailable", Kind.ServiceUnavailable, "The service failed or is overloaded (5xx), also after the retries.",
        $"Try again later; {StatusPage} shows whether the service is down.");

    // Tasks and the journal.
    public static readonly RunwayError SubmissionOutcomeUnknown = new("RunwaySubmissionOutcomeUnknown", Kind.OutcomeUnknown, "A create was sent and its response was lost: a task may exist and be charged.");
    public static readonly RunwayError OutcomeNotSettled = new("RunwayOutcomeNotSettled", Kind.OutcomeUnknown, "What the service lists does not say which task a create has made, if any. It stays unknown in the journal.");
    public static readonly RunwayError TaskNotFound = new("RunwayTaskNotFound", Kind.NotFound, "The task does not exist for this key.",
        "Check the id: it may have been deleted or cancelled, or belong to another organization.");
    public static readonly RunwayError TaskFailed = new("RunwayTaskFailed", Kind.TaskFailed, "The task failed. The id ends with the failure code of the service, as in RunwayTaskFailed.SAFETY.INPUT.TEXT.",
        "It depends on the code; see the table of codes.");
    public static readonly RunwayError WorkflowNodeFailed = new("RunwayWorkflowNodeFailed", Kind.TaskFailed, "A node of a workflow failed, while the run succeeded: what the other nodes made is there. The id ends with the failure code of the service, where there is one.",
        "It depends on the code; see the table of codes.");
    public static readonly RunwayError NotForWorkflowRuns = new("RunwayNotForWorkflowRuns", Kind.InvalidArgument, "The service can neither cancel nor delete a run of a workflow.");
    public static readonly RunwayError TaskCancelled = new("RunwayTaskCancelled", Kind.TaskFailed, "The task was cancelled, here or elsewhere.",
        "Create it again if it is still wanted.");
    public static readonly RunwayError WaitTimedOut = new("RunwayWaitTimedOut", Kind.Timeout, "The task did not finish before the timeout. It continues at the service.");
    public static readonly RunwayError TaskHasNoOutput = new("RunwayTaskHasNoOutput", Kind.InvalidArgument, "The task used as a medium has no output: it is not finished, or it failed.");
    public static readonly RunwayError NoOutput = new("RunwayNoOutput", Kind.InvalidData, "The task succeeded but has no output.");
    public static readonly RunwayError FileTooLarge = new("RunwayFileTooLarge", Kind.LimitExceeded, "The file is larger than the limit of the command. Nothing of it is kept.");
    public static readonly RunwayError ManyOutputs = new("RunwayManyOutputs", Kind.InvalidArgument, "One file name is given for several outputs.");
    public static readonly RunwayError NotInJournal = new("RunwayNotInJournal", Kind.NotFound, "The journal has no entry of this id.");
    public static readonly RunwayError BatchInUse = new("RunwayBatchInUse", Kind.Conflict, "Another process is creating the tasks of the batch.",
        "Run the command again when the other process has ended: it then uses the tasks that exist. After a crash of that process its own machine can continue at once, other machines after 60 seconds.");
    public static readonly RunwayError JournalNotReadable = new("RunwayJournalNotReadable", Kind.FileRead, "The journal cannot be read.");
    public static readonly RunwayError JournalNotWritable = new("RunwayJournalNotWritable", Kind.FileWrite, "The journal cannot be written. Nothing is created, because a paid task could be lost without it.",
        "Free space there, or set RUNWAY_JOURNAL to a writable folder.");

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<RunwayError> All { get; } = In(typeof(RunwayErrors));

    /// <summary>The errors that a class declares, by id.</summary>
    public static IReadOnlyList<RunwayError> In(Type table) =>
    [
        .. table.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<RunwayError>().OrderBy(e => e.Id, StringComparer.Ordinal),
    ];
}
