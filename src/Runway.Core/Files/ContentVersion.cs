using System.Globalization;
using System.Net.Http.Headers;

namespace Runway.Files;

/// <summary>The version of the content of a URL.</summary>
/// <param name="Tag">Its strong ETag, with the quotation marks.</param>
/// <param name="Total">Its length in bytes, or null.</param>
internal sealed record ContentVersion(string Tag, long? Total)
{
    // Larger than any ETag file. The file may have any content.
    private const int MaxBytes = 4096;

    /// <summary>Reads the ETag file of a partial file; null where there is none that is valid.</summary>
    public static ContentVersion? Read(string path)
    {
        try
        {
            if (new FileInfo(path) is not { Exists: true, LinkTarget: null, Length: > 0 and < MaxBytes })
            {
                return null;
            }

            var lines = File.ReadAllLines(path);
            return EntityTagHeaderValue.TryParse(lines[0], out var tag) && tag is { IsWeak: false } && tag.Tag != "*"
                ? new ContentVersion(tag.Tag, lines.Length > 1 && long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : null)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Tag}\n{Total}");
}
