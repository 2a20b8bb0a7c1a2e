using System.Globalization;
using System.Net.Http.Headers;

namespace Runway.Files;

/// <summary>What tells the content of an address from what may be there tomorrow.</summary>
/// <param name="Tag">Its strong ETag, with its quotation marks.</param>
/// <param name="Total">Its length in bytes, where that is known.</param>
internal sealed record ContentVersion(string Tag, long? Total)
{
    // No server has longer ones, and what is read here may be anything.
    private const int MostBytes = 4096;

    /// <summary>What the note beside a part says; null where there is none that can be understood.</summary>
    public static ContentVersion? Read(string path)
    {
        try
        {
            if (new FileInfo(path) is not { Exists: true, LinkTarget: null, Length: > 0 and < MostBytes })
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
