namespace Runway.Errors;

/// <summary>
/// A case of an error in which there is something else to do than in general, and it takes a command or a parameter to say what.
/// The surface says it, under the name of the case.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="About">What the advice is about, such as an operation; null where it is always the same.</param>
internal sealed record ErrorCase(string Name, string? About = null)
{
    /// <summary>A key would travel in clear to a proxy.</summary>
    public static readonly ErrorCase InsecureProxy = new(nameof(InsecureProxy));

    /// <summary>A base URL is that of the other service.</summary>
    public static readonly ErrorCase OtherService = new(nameof(OtherService));

    /// <summary>The file of a profile cannot be read as one.</summary>
    public static readonly ErrorCase DamagedProfile = new(nameof(DamagedProfile));

    /// <summary>The catalogue refuses what the service may take by now. It is about the operation.</summary>
    public static readonly ErrorCase CatalogueTooOld = new(nameof(CatalogueTooOld));

    /// <summary>A video has neither a prompt nor a medium to be made from.</summary>
    public static readonly ErrorCase EmptyVideoRequest = new(nameof(EmptyVideoRequest));

    /// <summary>Reference images were given beside a first frame.</summary>
    public static readonly ErrorCase ReferenceBesideFrame = new(nameof(ReferenceBesideFrame));

    /// <summary>A text was read in the wrong encoding.</summary>
    public static readonly ErrorCase WrongEncoding = new(nameof(WrongEncoding));

    /// <summary>A runway:// URI is too short or too long for one.</summary>
    public static readonly ErrorCase NotAnUploadUri = new(nameof(NotAnUploadUri));

    /// <summary>A template for names has a folder in it.</summary>
    public static readonly ErrorCase FolderInName = new(nameof(FolderInName));

    /// <summary>The time was over before a finished task was saved.</summary>
    public static readonly ErrorCase SaveTimedOut = new(nameof(SaveTimedOut));

    /// <summary>The host refuses every URL of an output.</summary>
    public static readonly ErrorCase UrlsRefused = new(nameof(UrlsRefused));

    /// <summary>An id is that of a request whose outcome is unknown.</summary>
    public static readonly ErrorCase NotATaskId = new(nameof(NotATaskId));

    /// <summary>The answer to a raw call is not JSON.</summary>
    public static readonly ErrorCase AnswerNotJson = new(nameof(AnswerNotJson));

    /// <summary>A file for a gallery is not a medium.</summary>
    public static readonly ErrorCase NotAMedium = new(nameof(NotAMedium));

    /// <summary>The page of a gallery cannot be written.</summary>
    public static readonly ErrorCase PageNotWritten = new(nameof(PageNotWritten));
}
