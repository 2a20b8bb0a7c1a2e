using Runway.Media;
using Runway.Texts;

namespace Runway.Catalogue;

/// <summary>Checks the size of pictures against the limits of a member.</summary>
internal static class PictureLimits
{
    /// <summary>What is wrong with a size, for messages; null where no limit is violated.</summary>
    /// <param name="size">The size.</param>
    /// <param name="media">The limits of the member.</param>
    /// <param name="factor">The scale factor from the picture to the result.</param>
    public static string? Broken(PictureSize size, MemberMedia media, int factor)
    {
        var shape = (double)size.Width / size.Height;
        return Math.Min(size.Width, size.Height) < media.MinSide || Math.Max(size.Width, size.Height) > media.MaxSide ? "a side"
            : !IsShape(media, shape) && !(size.MayBeTurned && IsShape(media, 1 / shape)) ? "a shape"
            : (long)size.Width * size.Height * factor * factor > media.MaxOutputPixels ? "a result"
            : null;
    }

    /// <summary>The limits of a member, for messages.</summary>
    public static string Describe(MemberMedia media)
    {
        var sides = (media.MinSide, media.MaxSide) switch
        {
            ({ } least, { } most) => $"sides of {NumberText.Number(least)} to {NumberText.Number(most)} pixels",
            ({ } least, null) => $"sides of at least {NumberText.Number(least)} pixels",
            (null, { } most) => $"sides of at most {NumberText.Number(most)} pixels",
            _ => null,
        };
        var shape = (media.MinShape, media.MaxShape) switch
        {
            ({ } least, { } most) => $"a width of {NumberText.Number(least)} to {NumberText.Number(most)} times the height",
            ({ } least, null) => $"a width of at least {NumberText.Number(least)} times the height",
            (null, { } most) => $"a width of at most {NumberText.Number(most)} times the height",
            _ => null,
        };
        var result = media.MaxOutputPixels is { } pixels ? $"at most {NumberText.Number(pixels)} pixels in the result" : null;
        return string.Join(", ", new[] { sides, shape, result }.Where(words => words is not null));
    }

    private static bool IsShape(MemberMedia media, double shape) => !(shape < media.MinShape || shape > media.MaxShape);
}
