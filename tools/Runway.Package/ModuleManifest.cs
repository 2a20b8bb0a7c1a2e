namespace Runway.Package;

/// <summary>What the module's manifest says, as far as a package repeats it.</summary>
internal sealed class ModuleManifest
{
    private readonly Dictionary<string, object> _data;
    private readonly Dictionary<string, object> _published;

    private ModuleManifest(string name, Dictionary<string, object> data)
    {
        Name = name;
        _data = data;
        _published = Table(Table(data, "PrivateData"), "PSData");
    }

    public string Name { get; }

    /// <summary>Three numbers, and the label of a preview behind a hyphen: the normal form of NuGet.</summary>
    public string Version => Published("Prerelease") is { Length: > 0 } label ? $"{ModuleVersion}-{label}" : ModuleVersion;

    /// <summary>The version as PowerShell knows it, without a label.</summary>
    public string ModuleVersion => Text("ModuleVersion");

    public string Author => Text("Author");

    public string Copyright => Text("Copyright");

    public string Description => Text("Description");

    public IReadOnlyList<string> Tags => List(_published, "Tags") ?? [];

    /// <summary>The cmdlets that it exports; null where it does not say.</summary>
    public IReadOnlyList<string>? Cmdlets => List(_data, "CmdletsToExport");

    /// <summary>The page of the licence.</summary>
    public string? LicenseUri => Published("LicenseUri");

    /// <summary>The page of the project.</summary>
    public string? ProjectUri => Published("ProjectUri");

    /// <summary>Where the gallery finds the icon: it does not look into packages.</summary>
    public string? IconUri => Published("IconUri");

    public bool RequireLicenseAcceptance => _published.GetValueOrDefault("RequireLicenseAcceptance") is true;

    /// <summary>The name that the names of the module's own assemblies begin with, and a dot.</summary>
    public string AssemblyPrefix => Text("RootModule").Split('.')[0] + ".";

    /// <summary>The modules that it requires, each with the one version that will do; null for the version of one that does not say.</summary>
    public IReadOnlyList<(string? Name, string? Version)> Required =>
        _data.GetValueOrDefault("RequiredModules") is not List<object> list ? []
        : [.. list.Select(item => item is Dictionary<string, object> module
            ? (module.GetValueOrDefault("ModuleName") as string, module.GetValueOrDefault("RequiredVersion") as string)
            : (item as string, null))];

    /// <exception cref="PackageException">It is not plain data, or lacks what every package has.</exception>
    public static ModuleManifest Read(string path) => Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));

    /// <exception cref="PackageException">It is not plain data.</exception>
    public static ModuleManifest Parse(string name, string text) => new(name, DataReader.Read(text));

    /// <summary>What it exports of a kind, such as FunctionsToExport; null where it does not say.</summary>
    public IReadOnlyList<string>? Exports(string kind) => List(_data, kind);

    private string Text(string key) =>
        _data.GetValueOrDefault(key) as string ?? throw new PackageException($"the manifest has no {key}");

    private string? Published(string key) => _published.GetValueOrDefault(key) as string;

    private static Dictionary<string, object> Table(Dictionary<string, object> within, string key) =>
        within.GetValueOrDefault(key) as Dictionary<string, object> ?? [];

    private static List<string>? List(Dictionary<string, object> within, string key) =>
        within.GetValueOrDefault(key) is List<object> list ? [.. list.Cast<string>()] : null;
}
