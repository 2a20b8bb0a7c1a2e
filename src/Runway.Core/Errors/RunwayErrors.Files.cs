namespace Runway;

/// <content>The errors about files and media.</content>
public static partial class RunwayErrors
{
    /// <summary>There is no such file, or no file matches the pattern.</summary>
    public static RunwayError FileNotFound { get; } = new(
        "RunwayFileNotFound", RunwayErrorKind.NotFound,
        "There is no such file, or no file matches the pattern.",
        "Check the path. An address has to begin with https://, runway:// or data:.");

    /// <summary>The file cannot be read.</summary>
    public static RunwayError FileNotReadable { get; } = new(
        "RunwayFileNotReadable", RunwayErrorKind.FileRead,
        "The file cannot be read.",
        "Check the path, its length and the permissions.");

    /// <summary>The file or the folder cannot be written.</summary>
    public static RunwayError FileNotWritable { get; } = new(
        "RunwayFileNotWritable", RunwayErrorKind.FileWrite,
        "The file or the folder cannot be written.",
        "Check free space, permissions and the length of the path. A task keeps its output: run Save-RunwayTaskOutput again with its id.");

    /// <summary>A file of that name is there already.</summary>
    public static RunwayError FileExists { get; } = new(
        "RunwayFileExists", RunwayErrorKind.Conflict,
        "A file of that name is there already.",
        "Pass -Force to replace it, or choose another -DestinationPath or -NameTemplate.");

    /// <summary>A file is saved, and what -IncludeMetadata writes beside it is not.</summary>
    public static RunwayError MetadataNotWritten { get; } = new(
        "RunwayMetadataNotWritten", RunwayErrorKind.FileWrite,
        "The file is saved, and the description beside it could not be written.",
        "Check free space and permissions of the folder, then run the same command again: it writes the description alone.");

    /// <summary>Something that is neither a task nor a file came to Export-RunwayGallery.</summary>
    public static RunwayError NotForGallery { get; } = new(
        "RunwayNotForGallery", RunwayErrorKind.InvalidArgument,
        "The object is neither a task nor a saved file, so a gallery cannot show it.",
        "Give tasks, ids, or the files that Save-RunwayTaskOutput wrote. The page is made of everything else.");

    /// <summary>The file, address or object cannot be used as a medium here.</summary>
    public static RunwayError InvalidMedia { get; } = new(
        "RunwayInvalidMedia", RunwayErrorKind.InvalidArgument,
        "The file, address or object cannot be used as a medium here.",
        "Give a path, a file, an https URL, a runway:// URI, a data URI, or what New-RunwayUpload or Wait-RunwayTask wrote.");

    /// <summary>A picture, video or sound is missing.</summary>
    public static RunwayError MediaRequired { get; } = new(
        "RunwayMediaRequired", RunwayErrorKind.InvalidArgument,
        "A picture, video or sound is missing.",
        "Give a path, an https URL, a runway:// URI or a data URI.");

    /// <summary>Nothing tells whether an address leads to a picture, a video or a sound.</summary>
    public static RunwayError MediaKindUnknown { get; } = new(
        "RunwayMediaKindUnknown", RunwayErrorKind.InvalidArgument,
        "Nothing tells whether an address leads to a picture, a video or a sound.",
        "Say which it is: -Image or -Video, or the parameter whose name ends in Type.");

    /// <summary>The file could not be uploaded.</summary>
    public static RunwayError UploadFailed { get; } = new(
        "RunwayUploadFailed", RunwayErrorKind.Connection,
        "The file could not be uploaded.",
        "Nothing was charged. Try again; if it stays, check the network, or give an https URL instead of the file.");

    /// <summary>What a task made could not be fetched in full.</summary>
    public static RunwayError DownloadFailed { get; } = new(
        "RunwayDownloadFailed", RunwayErrorKind.Connection,
        "What a task made could not be fetched in full.",
        "Nothing is lost: run Save-RunwayTaskOutput again with the task's id; it goes on where it stopped.");
}
