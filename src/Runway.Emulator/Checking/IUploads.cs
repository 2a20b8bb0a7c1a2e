namespace Runway.Emulator.Checking;

/// <summary>The uploaded files, for checks.</summary>
internal interface IUploads
{
    /// <summary>Whether a runway:// URI is that of an upload that has not expired.</summary>
    bool IsUsable(string uri, DateTimeOffset now);

    /// <summary>The size of an uploaded picture, or null.</summary>
    PictureSides? PictureOf(string uri);
}
