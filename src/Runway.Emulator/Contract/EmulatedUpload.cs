namespace Runway.Emulator;

/// <summary>A file that arrived in the emulator's storage. Its bytes are counted and hashed, not kept.</summary>
/// <param name="RunwayUri">The runway:// URI that stands for it in requests.</param>
/// <param name="FileName">The name its placeholder was asked for with.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
/// <param name="ReceivedAt">When it was complete, by the emulator's clock; it works for 24 hours from its placeholder on.</param>
public sealed record EmulatedUpload(
    string RunwayUri, string FileName, long Length, string Sha256, DateTimeOffset ReceivedAt);
