namespace Runway.Emulator.Checking;

/// <summary>What a check has to know of the files that were uploaded.</summary>
internal interface IUploads
{
    /// <summary>Whether a runway:// URI stands for a file that is there and not older than a day.</summary>
    bool IsUsable(string uri, DateTimeOffset now);

    /// <summary>The size of an uploaded picture; null where the upload is none, or is not there.</summary>
    PictureSides? PictureOf(string uri);
}
