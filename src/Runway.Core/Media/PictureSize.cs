namespace Runway.Media;

/// <summary>The sides of a picture in pixels.</summary>
/// <param name="Width">The width, as it is stored.</param>
/// <param name="Height">The height, as it is stored.</param>
/// <param name="MayBeTurned">Whether the file may say that it is shown turned by a quarter, so that width and height change places.</param>
internal readonly record struct PictureSize(int Width, int Height, bool MayBeTurned);
