namespace Runway.Package;

/// <summary>Takes one release out of CHANGELOG.md, which has the form of keepachangelog.com.</summary>
internal static class Changelog
{
    /// <summary>What stands under the heading of a version, without the heading.</summary>
    /// <exception cref="PackageException">The version has no section, or an empty one.</exception>
    public static string SectionOf(string version, string changelog)
    {
        var lines = changelog.Split('\n')
            .SkipWhile(line => !line.StartsWith($"## [{version}]", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        var section = string.Join('\n', lines).Trim();
        return section.Length > 0 ? section : throw new PackageException($"CHANGELOG.md says nothing about version {version}");
    }
}
