namespace Runway.Files;

/// <summary>
/// Compares paths as the file systems of the platform do: Windows and macOS ignore case. The prefix <c>\\?\</c>, with which
/// Windows accepts long paths, makes no difference.
/// </summary>
internal static class FilePath
{
    private const string LongPrefix = @"\\?\";
    private const string LongShare = @"\\?\UNC\";

    /// <summary>Whether paths that differ only in case are the same. Tests simulate another platform.</summary>
    internal static bool IgnoresCase { get; set; } = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS();

    /// <summary>For the beginning of a path.</summary>
    public static StringComparison Comparison => IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>For dictionaries whose keys are plain paths.</summary>
    public static StringComparer Comparer => IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Whether two full paths are the same file or folder.</summary>
    public static bool AreSame(string? one, string? other) =>
        one is null || other is null ? one == other : string.Equals(Plain(one), Plain(other), Comparison);

    /// <summary>A path without the prefix of Windows for long paths, which .NET does not need and a URL must not have.</summary>
    public static string Plain(string path) =>
        path.StartsWith(LongShare, StringComparison.OrdinalIgnoreCase) ? @"\\" + path[LongShare.Length..]
        : path.StartsWith(LongPrefix, StringComparison.Ordinal) && path.AsSpan(LongPrefix.Length) is [_, ':', '\\', ..] ? path[LongPrefix.Length..]
        : path;
}
