using System.Reflection;
using Kind = Runway.RunwayErrorKind;

namespace Runway.Errors;

/// <summary>
/// Every error of the module, once: its id, which never changes, its class, what it means and what to do. An error cannot be made
/// without an entry here. Where it takes a command or a parameter to say what to do, the surface says it, under the same id.
/// docs/errors.md is written from both.
/// </summary>
internal static class RunwayErrors
{
    private const string DeveloperPortal = "https://dev.runwayml.com";
    private const string StatusPage = "https://status.runwayml.com";
    private const string LocalAddress = "http://127.0.0.1:4010";
    private const string ProxyAddress = "http://proxy.example.org:8080";

    /// <summary>What no other entry stands for: a fault of this module.</summary>
    public static readonly RunwayError UnexpectedError = new("RunwayUnexpectedError", Kind.Unexpected, "Something happened that the module does not foresee: a fault of its own.");

    // Connections and keys.
    public static readonly RunwayError NotConnected = new("RunwayNotConnected", Kind.Authentication, "There is no connection, and no API key to make one.");
    public static readonly RunwayError ConnectionClosed = new("RunwayConnectionClosed", Kind.Connection, "The connection was closed. Nothing was sent.");
    public static readonly RunwayError InvalidApiKey = new("RunwayInvalidApiKey", Kind.InvalidArgument, "The text given as a key cannot be one.",
        $"Copy the key once more from {DeveloperPortal} and pass it as a SecureString, or set RUNWAYML_API_SECRET. Keys begin with 'key_'.");
    public static readonly RunwayError InvalidBaseUrl = new("RunwayInvalidBaseUrl", Kind.InvalidArgument, "The base URL is not an http or https address of a host.",
        $"Leave the base URL out to use the service itself, or give one such as {LocalAddress}.");
    public static readonly RunwayError InsecureEndpoint = new("RunwayInsecureEndpoint", Kind.Security, "The base URL is not encrypted and not on this machine, so the key would travel in clear.");
    public static readonly RunwayError ForeignHost = new("RunwayForeignHost", Kind.Security, "A request with the key was about to go to another host than the API. Nothing was sent.");
    public static readonly RunwayError ForeignKey = new("RunwayForeignKey", Kind.Security, "The key belongs to another service. Nothing was sent.");
    public static readonly RunwayError InvalidFaultScript = new("RunwayInvalidFaultScript", Kind.InvalidArgument, "The file is not a fault script of the emulator.",
        "Write it in the form that the error shows.");
    public static readonly RunwayError InvalidProxy = new("RunwayInvalidProxy", Kind.InvalidArgument, "The text is not the address of a proxy.",
        $"Give one such as {ProxyAddress}.");
    public static readonly RunwayError ProxyAuthenticationRequired = new("RunwayProxyAuthenticationRequired", Kind.Authentication, "The proxy wants a user and a password (407).");
    public static readonly RunwayError CertificateNotTrusted = new("RunwayCertificateNotTrusted", Kind.Security, "The certificate of the service is not one that this machine trusts. Nothing was sent.");
    public static readonly RunwayError SecretManagementMissing = new("RunwaySecretManagementMissing", Kind.NotFound, "The module Microsoft.PowerShell.SecretManagement, which reads the secrets of vaults, is not installed.");
    public static readonly RunwayError SecretNotFound = new("RunwaySecretNotFound", Kind.NotFound, "The vault does not give the secret out.");
    public static readonly RunwayError InvalidProfileName = new("RunwayInvalidProfileName", Kind.InvalidArgument, "The text cannot be the name of a profile.",
        "Use letters, digits, dots, dashes and underscores, up to 64, beginning with a letter or a digit.");
    public static readonly RunwayError ProfileNotFound = new("RunwayProfileNotFound", Kind.NotFound, "There is no profile of that name.");
    public static readonly RunwayError ProfileNotPrivate = new("RunwayProfileNotPrivate", Kind.Security, "Other users may change the profile, and with it where the key is sent.",
        "Check what the file says, then let only its owner change it: chmod 600.");

    // A request that is wrong, or cannot be told to be right; nothing was sent.
    public static readonly RunwayError InvalidPrompt = new("RunwayInvalidPrompt", Kind.InvalidArgument, "The prompt is empty, or there is nothing else to make something from.",
        "Give a prompt; leave blank lines out of the input.");
    public static readonly RunwayError InvalidModel = new("RunwayInvalidModel", Kind.InvalidArgument, "The model is empty.");
    public static readonly RunwayError InvalidSeed = new("RunwayInvalidSeed", Kind.InvalidArgument, "The seed is out of range.", "Use a whole number from 0 to 4294967295.");
    public static readonly RunwayError InvalidPublicFigureThreshold = new("RunwayInvalidPublicFigureThreshold", Kind.InvalidArgument, "The value is not a threshold for public figures.");
    public static readonly RunwayError InvalidDuration = new("RunwayInvalidDuration", Kind.InvalidArgument, "The text is not a duration.",
        "Use a number of seconds such as 5, or auto where the model takes it.");
    public static readonly RunwayError InvalidNumber = new("RunwayInvalidNumber", Kind.InvalidArgument, "The text is not a number.",
        "Write it with a decimal point, such as 5 or 2.5.");
    public static readonly RunwayError InvalidReferenceTag = new("RunwayInvalidReferenceTag", Kind.InvalidArgument, "The text is not a tag for a reference image.",
        "A tag has 3 to 16 characters, begins with a letter and goes on with letters, digits or underscores.");
    public static readonly RunwayError InvalidKeyframe = new("RunwayInvalidKeyframe", Kind.InvalidArgument, "The value is not a keyframe.");
    public static readonly RunwayError InvalidVoice = new("RunwayInvalidVoice", Kind.InvalidArgument, "A voice is given twice, by name and by a recording.");
    public static readonly RunwayError VoiceRequired = new("RunwayVoiceRequired", Kind.InvalidArgument, "The voice is missing.");
    public static readonly RunwayError LanguageRequired = new("RunwayLanguageRequired", Kind.InvalidArgument, "The language to dub into is missing.");
    public static readonly RunwayError RatioRequired = new("RunwayRatioRequired", Kind.InvalidArgument, "The model needs a ratio, and there is no default that fits it.");
    public static readonly RunwayError RatioAmbiguous = new("RunwayRatioAmbiguous", Kind.InvalidArgument, "The ratio is a shape for which the model has several sizes.",
        "Pass one of the sizes that the error names.");
    public static readonly RunwayError ParameterNotApplicable = new("RunwayParameterNotApplicable", Kind.InvalidArgument, "A parameter does not go with the others, or with the operation that they decide on.",
        "Leave it out, or give what it needs; the error says which.");
    public static readonly RunwayError OperationRequired = new("RunwayOperationRequired", Kind.InvalidArgument, "The model has several operations, and nothing says which is meant.");
    public static readonly RunwayError BatchRequired = new("RunwayBatchRequired", Kind.InvalidArgument, "What earlier runs made is to be skipped, and the run has no name.");
    public static readonly RunwayError InvalidDateRange = new("RunwayInvalidDateRange", Kind.InvalidArgument, "The last day does not lie after the first.");
    public static readonly RunwayError InvalidNameTemplate = new("RunwayInvalidNameTemplate", Kind.InvalidArgument, "The template cannot name a file.",
        "Use text with tokens such as {Id}, {Index:0000}, {Prompt}, {InputName}, {Seed}, {Batch} and {Date:yyyy-MM-dd}.");
    public static readonly RunwayError StatusNotKnown = new("RunwayStatusNotKnown", Kind.InvalidArgument, "The history is asked for a status that is not known, and that no task of the journal has.",
        "Use one of those that the error names.");
    public static readonly RunwayError CostUnknown = new("RunwayCostUnknown", Kind.QuotaExceeded, "What the request costs is not known, so it cannot be kept within the limit of credits.");
    public static readonly RunwayError CreditLimitReached = new("RunwayCreditLimitReached", Kind.QuotaExceeded, "The request may cost more than is left of the limit of credits.");
    public static readonly RunwayError InvalidPath = new("RunwayInvalidPath", Kind.InvalidArgument, "The text is not a path of the API. Nothing was sent.");
    public static readonly RunwayError InvalidBody = new("RunwayInvalidBody", Kind.InvalidArgument, "The body has no form in JSON. Nothing was sent.");
    public static readonly RunwayError NotAList = new("RunwayNotAList", Kind.InvalidData, "The answer to a call that reads page by page is not a page of a list.");

    // What a model is known not to take; nothing was sent.
    public static readonly RunwayError ModelNotFound = new("RunwayModelNotFound", Kind.NotFound, "The catalogue has no model of this name.");
    public static readonly RunwayError ModelMisspelled = new("RunwayModelMisspelled", Kind.InvalidArgument, "The model's name is nearly that of another, and no model of the catalogue.");
    public static readonly RunwayError ModelRetired = new("RunwayModelRetired", Kind.InvalidArgument, "The service has withdrawn the model.",
        "Use one of the models that the error names.");
    public static readonly RunwayError ModelOfAnotherOperation = new("RunwayModelOfAnotherOperation", Kind.InvalidArgument, "The model exists, and not for this operation.");
    public static readonly RunwayError MemberRequired = new("RunwayMemberRequired", Kind.InvalidArgument, "The model needs a value that is missing.");
    public static readonly RunwayError MemberNotTaken = new("RunwayMemberNotTaken", Kind.InvalidArgument, "The model does not take the parameter.");
    public static readonly RunwayError MemberGivenTwice = new("RunwayMemberGivenTwice", Kind.InvalidArgument, "An additional property has the name of a member that has a parameter of its own.");
    public static readonly RunwayError ValueNotAllowed = new("RunwayValueNotAllowed", Kind.InvalidArgument, "The value is not one of those that the model takes.");
    public static readonly RunwayError ValueOutOfRange = new("RunwayValueOutOfRange", Kind.InvalidArgument, "The number is below or above what the model takes.");
    public static readonly RunwayError ValueWrongType = new("RunwayValueWrongType", Kind.InvalidArgument, "The value is of another type than the model takes.");
    public static readonly RunwayError TextLength = new("RunwayTextLength", Kind.InvalidArgument, "The text is too short or too long for the model.",
        "Change its length to what the error names; characters are UTF-16 code units.");
    public static readonly RunwayError TextForm = new("RunwayTextForm", Kind.InvalidArgument, "The text does not have the form that the model takes.");
    public static readonly RunwayError CountOutOfRange = new("RunwayCountOutOfRange", Kind.InvalidArgument, "There are too few or too many entries for the model.");
    public static readonly RunwayError EntriesNotTogether = new("RunwayEntriesNotTogether", Kind.InvalidArgument, "Entries of a list contradict each other.");
    public static readonly RunwayError MembersNotTogether = new("RunwayMembersNotTogether", Kind.InvalidArgument, "Values that the model takes one by one do not go together.",
        "Change the value that the error names to what it names as allowed.");

    // Files and media.
    public static readonly RunwayError FileNotFound = new("RunwayFileNotFound", Kind.NotFound, "There is no such file, or no file matches the pattern.",
        "Check the path. An address has to begin with https://, runway:// or data:.");
    public static readonly RunwayError FileNotReadable = new("RunwayFileNotReadable", Kind.FileRead, "The file cannot be read.",
        "Check the path, its length and the permissions.");
    public static readonly RunwayError FileNotWritable = new("RunwayFileNotWritable", Kind.FileWrite, "The file or the folder cannot be written.");
    public static readonly RunwayError FileExists = new("RunwayFileExists", Kind.Conflict, "A file of that name is there already.");
    public static readonly RunwayError MetadataNotWritten = new("RunwayMetadataNotWritten", Kind.FileWrite, "The file is saved, and the description beside it could not be written.",
        "Check free space and permissions of the folder, then run the same command again: it writes the description alone.");
    public static readonly RunwayError NotForGallery = new("RunwayNotForGallery", Kind.InvalidArgument, "The object is neither a task nor a saved file, so a gallery cannot show it.");
    public static readonly RunwayError InvalidMedia = new("RunwayInvalidMedia", Kind.InvalidArgument, "The file, address or object cannot be used as a medium here.");
    public static readonly RunwayError MediaRequired = new("RunwayMediaRequired", Kind.InvalidArgument, "A picture, video or sound is missing.",
        "Give a path, an https URL, a runway:// URI or a data URI.");
    public static readonly RunwayError MediaKindUnknown = new("RunwayMediaKindUnknown", Kind.InvalidArgument, "Nothing tells whether an address leads to a picture, a video or a sound.");
    public static readonly RunwayError UploadFailed = new("RunwayUploadFailed", Kind.Connection, "The file could not be uploaded.",
        "Nothing was charged. Try again; if it happens again, check the network, or give an https URL instead of the file.");
    public static readonly RunwayError DownloadFailed = new("RunwayDownloadFailed", Kind.Connection, "What a task made could not be fetched in full.");

    // What the service, or the way to it, answers with.
    public static readonly RunwayError ConnectionFailed = new("RunwayConnectionFailed", Kind.Connection, "The service could not be reached. Nothing was sent, or only what may be sent again.");
    public static readonly RunwayError RequestTimedOut = new("RunwayRequestTimedOut", Kind.Timeout, "The service did not answer in time.",
        $"Try again; if it happens again, check the network and {StatusPage}.");
    public static readonly RunwayError UnexpectedResponse = new("RunwayUnexpectedResponse", Kind.InvalidData, "The answer does not have the form of the API.");
    public static readonly RunwayError UnexpectedRedirect = new("RunwayUnexpectedRedirect", Kind.Connection, "The service redirects to another address, and a key is never sent after a redirect.",
        "Set the base URL to the final address.");
    public static readonly RunwayError BadRequest = new("RunwayBadRequest", Kind.InvalidArgument, "The service refuses the request as it is (400).",
        "Correct the members that are named. Nothing was charged.");
    public static readonly RunwayError InsufficientCredits = new("RunwayInsufficientCredits", Kind.QuotaExceeded, "The organization has too few credits for the request.");
    public static readonly RunwayError AuthenticationFailed = new("RunwayAuthenticationFailed", Kind.Authentication, "The service does not accept the key (401).");
    public static readonly RunwayError PermissionDenied = new("RunwayPermissionDenied", Kind.PermissionDenied, "The key may not do this (403).",
        "Ask the owner of the organization for access to this model or operation.");
    public static readonly RunwayError NotFound = new("RunwayNotFound", Kind.NotFound, "There is nothing at the address (404).");
    public static readonly RunwayError Conflict = new("RunwayConflict", Kind.Conflict, "What the request is about is in a state that forbids it (409).",
        "Wait until the resource is ready, then try again.");
    public static readonly RunwayError InvalidData = new("RunwayInvalidData", Kind.InvalidData, "The service understands the request and cannot process it (422).",
        "Correct the members that are named.");
    public static readonly RunwayError RateLimited = new("RunwayRateLimited", Kind.LimitExceeded, "Too many requests (429), also after waiting as long as the service asked.");
    public static readonly RunwayError DailyQuotaExceeded = new("RunwayDailyQuotaExceeded", Kind.LimitExceeded, "The number of generations per rolling day is used up.");
    public static readonly RunwayError ServiceUnavailable = new("RunwayServiceUnavailable", Kind.ServiceUnavailable, "The service failed or sheds load (5xx), also after several attempts.",
        $"Try again later; {StatusPage} tells whether the service is down.");

    // Tasks and the journal.
    public static readonly RunwayError SubmissionOutcomeUnknown = new("RunwaySubmissionOutcomeUnknown", Kind.OutcomeUnknown, "A create went out and its answer was lost: a task may exist and be charged.");
    public static readonly RunwayError TaskNotFound = new("RunwayTaskNotFound", Kind.NotFound, "The service has no such task for this key.",
        "Check the id: it may have been deleted or cancelled, or belong to another organization.");
    public static readonly RunwayError TaskFailed = new("RunwayTaskFailed", Kind.TaskFailed, "The task failed. The id goes on with the service's own code, as in RunwayTaskFailed.SAFETY.INPUT.TEXT.",
        "The code decides; see the table of codes.");
    public static readonly RunwayError TaskCancelled = new("RunwayTaskCancelled", Kind.TaskFailed, "The task was cancelled, here or elsewhere.",
        "Create it again if it is still wanted.");
    public static readonly RunwayError WaitTimedOut = new("RunwayWaitTimedOut", Kind.Timeout, "The task was not finished within the time that it was given. It goes on at the service.");
    public static readonly RunwayError TaskHasNoOutput = new("RunwayTaskHasNoOutput", Kind.InvalidArgument, "A task that is not finished, or failed, was given where a medium is expected.");
    public static readonly RunwayError NoOutput = new("RunwayNoOutput", Kind.InvalidData, "The task succeeded, and names nothing that could be fetched.");
    public static readonly RunwayError ManyOutputs = new("RunwayManyOutputs", Kind.InvalidArgument, "One file is named for the output, and there is more than one to save.");
    public static readonly RunwayError NotInJournal = new("RunwayNotInJournal", Kind.NotFound, "The journal knows nothing under the id.");
    public static readonly RunwayError BatchInUse = new("RunwayBatchInUse", Kind.Conflict, "Another process is creating the tasks of the batch.",
        "Start again when it has ended: what it created is found then. One that was killed is replaced at once on its own machine, and elsewhere after 60 seconds.");
    public static readonly RunwayError JournalNotReadable = new("RunwayJournalNotReadable", Kind.FileRead, "The journal cannot be read.");
    public static readonly RunwayError JournalNotWritable = new("RunwayJournalNotWritable", Kind.FileWrite, "The journal cannot be written. Without it a task that is paid for could be lost, so nothing is created.",
        "Make room there, or set RUNWAY_JOURNAL to a folder that you may write to.");

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<RunwayError> All { get; } = In(typeof(RunwayErrors));

    /// <summary>The errors that a class declares, by id.</summary>
    public static IReadOnlyList<RunwayError> In(Type table) =>
    [
        .. table.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<RunwayError>().OrderBy(e => e.Id, StringComparer.Ordinal),
    ];
}
