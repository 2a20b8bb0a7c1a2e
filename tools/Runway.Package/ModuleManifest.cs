namespace Runway.Package;

/// <summary>The values of the module's manifest that a package needs.</summary>
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

    /// <summary>The version in NuGet's normal form: three numbers and the label of a preview after a hyphen.</summary>
    public string Version => Published("Prerelease") is { Length: > 0 } label ? $"{ModuleVersion}-{label}" : ModuleVersion;

    /// <summary>The version for PowerShell, without a label.</summary>
    public string ModuleVersion => Text("ModuleVersion");

    public string Author => Text("Author");

    /// <summary>Who publishes it.</summary>
    public string? CompanyName => _data.GetValueOrDefault("CompanyName") as string;

    public string Copyright => Text("Copyright");

    public string Description => Text("Description");

    public IReadOnlyList<string> Tags => List(_published, "Tags") ?? [];

    /// <summary>The exported cmdlets, or null.</summary>
    public IReadOnlyList<string>? Cmdlets => List(_data, "CmdletsToExport");

    /// <summary>The URL of the licence.</summary>
    public string? LicenseUri => Published("LicenseUri");

    /// <summary>The URL of the project.</summary>
    public string? ProjectUri => Published("ProjectUri");

    /// <summary>The URL of the icon, since the gallery does not use icons in packages.</summary>
    public string? IconUri => Published("IconUri");

    /// <summary>Where Update-Help looks for newer help.</summary>
    public string? HelpInfoUri => _data.GetValueOrDefault("HelpInfoURI") as string;

    /// <summary>What is new in this version.</summary>
    public string? ReleaseNotes => Published("ReleaseNotes");

    public bool RequireLicenseAcceptance => _published.GetValueOrDefault("RequireLicenseAcceptance") is true;

    /// <summary>The prefix of the module's own assemblies, with a dot.</summary>
    public string AssemblyPrefix => Text("RootModule").Split('.')[0] + ".";

    /// <summary>The required modules, each with its exact version, or null.</summary>
    public IReadOnlyList<(string? Name, string? Version)> Required =>
        _data.GetValueOrDefault("RequiredModules") is not List<object> list ? []
        : [.. list.Select(item => item is Dictionary<string, object> module
            ? (module.GetValueOrDefault("ModuleName") as string, module.GetValueOrDefault("RequiredVersion") as string)
            : (item as string, null))];

    /// <exception cref="PackageException">It is not plain data, or a required value is missing.</exception>
    public static ModuleManifest Read(string path) => Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));

    /// <exception cref="PackageException">It is not plain data.</exception>
    public static ModuleManifest Parse(string name, string text) => new(name, DataReader.Read(text));

    /// <summary>The exports of a key, such as FunctionsToExport, or null.</summary>
    public IReadOnlyList<string>? Exports(string kind) => List(_data, kind);

    /// <summary>Gives a key a value, unless that is null.</summary>
    public void Set(string key, string? value) => Set(_data, key, value);

    /// <summary>The same among what a gallery reads, in PrivateData.PSData.</summary>
    public void SetPublished(string key, string? value) => Set(_published, key, value);

    /// <summary>The manifest as PowerShell reads it.</summary>
    public string ToText() => DataWriter.Write(_data);

    private static void Set(Dictionary<string, object> table, string key, string? value)
    {
        if (value is not null)
            table[key] = value;
    }

    private string Text(string key) =>
        _data.GetValueOrDefault(key) as string ?? throw new PackageException($"the manifest has no {key}");

    private string? Published(string key) => _published.GetValueOrDefault(key) as string;

    private static Dictionary<string, object> Table(Dictionary<string, object> within, string key) =>
        within.GetValueOrDefault(key) as Dictionary<string, object> ?? [];

    private static List<string>? List(Dictionary<string, object> within, string key) =>
        within.GetValueOrDefault(key) is List<object> list ? [.. list.Cast<string>()] : null;
}
