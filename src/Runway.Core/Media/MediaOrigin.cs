namespace Runway.Media;

/// <summary>The local file of an address, as it was when it was read.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">Its SHA-256, in lower-case hexadecimal digits.</param>
internal sealed record MediaOrigin(string Path, long Length, string Sha256);
