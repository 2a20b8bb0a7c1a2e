using System.Globalization;

namespace Runway.Emulator.Routing;

/// <summary>The size in pixels of an aspect ratio and a resolution.</summary>
internal static class RoutedSize
{
    private const string UsualShape = "16:9";

    public static string ShapeOf(RoutedInput input) => input.AspectRatio ?? UsualShape;

    /// <summary>Width and height, as in 1280:720. The shorter side follows from the resolution.</summary>
    public static string Of(RoutedInput input)
    {
        var side = input.ResolutionOrUsual switch { "480p" => 480, "720p" => 720, "1080p" => 1080, "1k" => 1024, "2k" => 1440, _ => 2160 };
        var parts = ShapeOf(input).Split(':');
        var (width, height) = (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        return width >= height ? $"{Even(side * width / height)}:{side}" : $"{side}:{Even(side * height / width)}";
    }

    private static string Even(int pixels) => (pixels / 2 * 2).ToString(CultureInfo.InvariantCulture);
}
