namespace Runway.Errors;

/// <summary>
/// A special case of an error whose advice names a command or a parameter. The module's advice table has it under the name of the
/// case.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="About">Fills {about} in the advice, such as an operation. Null: nothing to fill.</param>
internal sealed record ErrorCase(string Name, string? About = null)
{
    /// <summary>The key would be sent unencrypted to a proxy.</summary>
    public static readonly ErrorCase InsecureProxy = new(nameof(InsecureProxy));

    /// <summary>The base URL belongs to the other service.</summary>
    public static readonly ErrorCase OtherService = new(nameof(OtherService));

    /// <summary>The file of a profile is not valid.</summary>
    public static readonly ErrorCase DamagedProfile = new(nameof(DamagedProfile));

    /// <summary>The catalogue refuses a value that the service may accept by now. About: the operation.</summary>
    public static readonly ErrorCase CatalogueTooOld = new(nameof(CatalogueTooOld));

    /// <summary>The service publishes no price for such requests, and there is no model to choose.</summary>
    public static readonly ErrorCase NoPrice = new(nameof(NoPrice));

    /// <summary>The request is by a router without a ceiling.</summary>
    public static readonly ErrorCase NoCeiling = new(nameof(NoCeiling));

    /// <summary>The create was not by a router, so no list leads to its task.</summary>
    public static readonly ErrorCase NotOfARouter = new(nameof(NotOfARouter));

    /// <summary>The create was sent by another connection.</summary>
    public static readonly ErrorCase OfAnotherConnection = new(nameof(OfAnotherConnection));

    /// <summary>A voice or an avatar was not ready in time.</summary>
    public static readonly ErrorCase ResourceNotReady = new(nameof(ResourceNotReady));

    /// <summary>The voice of an avatar was deleted.</summary>
    public static readonly ErrorCase VoiceDeleted = new(nameof(VoiceDeleted));

    /// <summary>The response to the create of a live session was lost; the list of conversations shows it.</summary>
    public static readonly ErrorCase LostSession = new(nameof(LostSession));

    /// <summary>Several creates can have made the task.</summary>
    public static readonly ErrorCase SeveralCreates = new(nameof(SeveralCreates));

    /// <summary>The create can have made several voices, avatars or documents.</summary>
    public static readonly ErrorCase SeveralResources = new(nameof(SeveralResources));

    /// <summary>The create can have made several tasks.</summary>
    public static readonly ErrorCase SeveralTasks = new(nameof(SeveralTasks));

    /// <summary>A video request has neither a prompt nor a medium.</summary>
    public static readonly ErrorCase EmptyVideoRequest = new(nameof(EmptyVideoRequest));

    /// <summary>Reference images were given together with a first frame.</summary>
    public static readonly ErrorCase ReferenceBesideFrame = new(nameof(ReferenceBesideFrame));

    /// <summary>The text was read with the wrong encoding.</summary>
    public static readonly ErrorCase WrongEncoding = new(nameof(WrongEncoding));

    /// <summary>The length of a runway:// URI is not valid.</summary>
    public static readonly ErrorCase NotAnUploadUri = new(nameof(NotAnUploadUri));

    /// <summary>A name template contains a folder.</summary>
    public static readonly ErrorCase FolderInName = new(nameof(FolderInName));

    /// <summary>The timeout passed before a finished task was saved.</summary>
    public static readonly ErrorCase SaveTimedOut = new(nameof(SaveTimedOut));

    /// <summary>The host refuses every URL of an output.</summary>
    public static readonly ErrorCase UrlsRefused = new(nameof(UrlsRefused));

    /// <summary>The id is that of a request whose outcome is unknown.</summary>
    public static readonly ErrorCase NotATaskId = new(nameof(NotATaskId));

    /// <summary>The response to a raw call is not JSON.</summary>
    public static readonly ErrorCase ResponseNotJson = new(nameof(ResponseNotJson));

    /// <summary>A file for a gallery is not a picture, video or sound.</summary>
    public static readonly ErrorCase NotAMedium = new(nameof(NotAMedium));

    /// <summary>The page of a gallery cannot be written.</summary>
    public static readonly ErrorCase PageNotWritten = new(nameof(PageNotWritten));
}
