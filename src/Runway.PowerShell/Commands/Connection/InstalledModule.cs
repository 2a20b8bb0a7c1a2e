using System.Management.Automation.Language;

namespace Runway.PowerShell.Commands;

/// <summary>A module on PSModulePath, read from its manifest without loading it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Guid">The GUID of the manifest; empty without one.</param>
/// <param name="Version">The version in the manifest, or in the name of the folder.</param>
/// <param name="Folder">The folder.</param>
internal sealed record InstalledModule(string Name, Guid Guid, string? Version, string Folder)
{
    private static readonly string[] Roots = [".psd1", ".psm1", ".dll"];

    private static readonly EnumerationOptions Readable = new() { IgnoreInaccessible = true };

    /// <summary>All modules of some names, in the order in which PowerShell finds them.</summary>
    public static IEnumerable<InstalledModule> Find(IReadOnlyList<string> names)
    {
        var path = Environment.GetEnvironmentVariable("PSModulePath") ?? string.Empty;
        foreach (var root in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct())
        {
            foreach (var name in names)
            {
                var folder = Path.Combine(root, name);
                foreach (var candidate in Versions(folder).Append(folder).Where(folder => Roots.Any(root => File.Exists(Path.Combine(folder, name + root)))))
                {
                    yield return Read(name, candidate);
                }
            }
        }
    }

    // The newest first, as PowerShell selects them.
    private static IEnumerable<string> Versions(string folder) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateDirectories(folder, "*", Readable)
            .Select(path => (Path: path, IsVersion: System.Version.TryParse(Path.GetFileName(path), out var version), Version: version))
            .Where(found => found.IsVersion)
            .OrderByDescending(found => found.Version)
            .Select(found => found.Path);

    private static InstalledModule Read(string name, string folder)
    {
        var manifest = Path.Combine(folder, name + ".psd1");
        var table = File.Exists(manifest) ? Parser.ParseFile(manifest, out _, out _).Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false) as HashtableAst : null;
        var version = Value(table, "ModuleVersion") ?? (System.Version.TryParse(Path.GetFileName(folder), out var named) ? named.ToString() : null);
        return new(name, Guid.TryParse(Value(table, "GUID"), out var guid) ? guid : Guid.Empty, version, folder);
    }

    private static string? Value(HashtableAst? table, string key) => table?.KeyValuePairs
        .Where(pair => pair.Item1 is StringConstantExpressionAst { Value: var name } && name.Equals(key, StringComparison.OrdinalIgnoreCase))
        .Select(pair => ((pair.Item2 as PipelineAst)?.GetPureExpression() as StringConstantExpressionAst)?.Value)
        .FirstOrDefault();
}
