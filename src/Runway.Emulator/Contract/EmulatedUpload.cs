namespace Runway.Emulator;

/// <summary>A file that was uploaded to the emulator's storage. Its bytes are counted and hashed, not kept.</summary>
/// <param name="RunwayUri">Its runway:// URI.</param>
/// <param name="FileName">The file name of the upload request.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
/// <param name="ReceivedAt">When it was complete, by the emulator's clock. It expires 24 hours after the upload request.</param>
public sealed record EmulatedUpload(
    string RunwayUri, string FileName, long Length, string Sha256, DateTimeOffset ReceivedAt);
