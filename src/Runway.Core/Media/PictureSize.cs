namespace Runway.Media;

/// <summary>The size of a picture in pixels.</summary>
/// <param name="Width">The stored width.</param>
/// <param name="Height">The stored height.</param>
/// <param name="MayBeTurned">Whether the file may have an EXIF orientation that swaps width and height.</param>
internal readonly record struct PictureSize(int Width, int Height, bool MayBeTurned);
