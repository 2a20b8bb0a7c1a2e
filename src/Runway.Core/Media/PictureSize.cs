namespace Runway;

/// <summary>The sides of a picture in pixels.</summary>
/// <param name="Width">The width, as it is stored.</param>
/// <param name="Height">The height, as it is stored.</param>
/// <param name="MayBeTurned">Whether the file may say that it is shown turned by a quarter, so that width and height change places.</param>
internal readonly record struct PictureSize(int Width, int Height, bool MayBeTurned)
{
    /// <summary>What is wrong with a picture of this size; null where nothing is known to be.</summary>
    /// <param name="media">What the member takes.</param>
    /// <param name="factor">How many times wider and higher the result is.</param>
    public string? Broken(MemberMedia media, int factor)
    {
        var shape = (double)Width / Height;
        return Math.Min(Width, Height) < media.MinSide || Math.Max(Width, Height) > media.MaxSide ? "a side"
            : !IsShape(media, shape) && !(MayBeTurned && IsShape(media, 1 / shape)) ? "a shape"
            : (long)Width * Height * factor * factor > media.MaxOutputPixels ? "a result"
            : null;
    }

    /// <summary>The sizes that a member takes, in words.</summary>
    public static string Limits(MemberMedia media)
    {
        var sides = (media.MinSide, media.MaxSide) switch
        {
            ({ } least, { } most) => $"sides of {MemberText.Number(least)} to {MemberText.Number(most)} pixels",
            ({ } least, null) => $"sides of at least {MemberText.Number(least)} pixels",
            (null, { } most) => $"sides of at most {MemberText.Number(most)} pixels",
            _ => null,
        };
        var shape = (media.MinShape, media.MaxShape) switch
        {
            ({ } least, { } most) => $"a width of {MemberText.Number(least)} to {MemberText.Number(most)} times the height",
            ({ } least, null) => $"a width of at least {MemberText.Number(least)} times the height",
            (null, { } most) => $"a width of at most {MemberText.Number(most)} times the height",
            _ => null,
        };
        var result = media.MaxOutputPixels is { } pixels ? $"at most {MemberText.Number(pixels)} pixels in the result" : null;
        return string.Join(", ", new[] { sides, shape, result }.Where(words => words is not null));
    }

    private static bool IsShape(MemberMedia media, double shape) => !(shape < media.MinShape || shape > media.MaxShape);
}
