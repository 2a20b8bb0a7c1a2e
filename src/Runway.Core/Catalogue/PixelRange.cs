using System.Globalization;
using Runway.Texts;

namespace Runway.Catalogue;

/// <summary>The allowed number of pixels of a picture.</summary>
internal sealed record PixelRange(long Least, long Most)
{
    /// <summary>Whether the number of pixels of a size such as <c>2500:1700</c> is allowed.</summary>
    public bool Contains(string size) =>
        size.Split(':') is [var width, var height]
        && long.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var w)
        && long.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out var h)
        && w <= Most && h <= Most && w * h >= Least && w * h <= Most;

    /// <inheritdoc/>
    public override string ToString() => $"{NumberText.Number(Least)} to {NumberText.Number(Most)} pixels";
}
