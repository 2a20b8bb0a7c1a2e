namespace Runway.Package;

/// <summary>Reads one release from CHANGELOG.md, which has the format of keepachangelog.com.</summary>
internal static class Changelog
{
    /// <summary>The section of a version, without its heading.</summary>
    /// <exception cref="PackageException">The version has no section, or an empty one.</exception>
    public static string SectionOf(string version, string changelog)
    {
        var lines = changelog.Split('\n')
            .SkipWhile(line => !line.StartsWith($"## [{version}]", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        var section = string.Join('\n', lines).Trim();
        return section.Length > 0 ? section : throw new PackageException($"CHANGELOG.md has no section for version {version}");
    }
}
