using System.Management.Automation;
using System.Management.Automation.Language;
using Microsoft.PowerShell.Commands;
using Runway.Diagnostics;

namespace Runway.PowerShell.Commands;

/// <summary>
/// Finds other modules of the same name, in the session and on PSModulePath, and commands of other modules that hide those of this
/// one. It looks only for folders of known names, so that the number of installed modules does not matter, and loads nothing.
/// </summary>
internal sealed class NameClashes
{
    private const string Prefix = "Own";
    private const string WithPrefix = $" -Prefix {Prefix}";
    private const CommandTypes Hiding = CommandTypes.Alias | CommandTypes.Function | CommandTypes.Filter | CommandTypes.Cmdlet;

    // The names and GUIDs of the manifests. A package under another name keeps its GUID.
    private static readonly (string Name, Guid Guid)[] Published =
    [
        ("Runway", new("7eac0036-2dad-4e5e-aa87-6a05b14374fb")),
        ("RunwayAI", new("2d01bb1f-e042-444d-a058-74c356f32c13")),
    ];

    private readonly CommandInvocationIntrinsics _commands;
    private readonly IReadOnlyList<PSModuleInfo> _loaded;
    private readonly IReadOnlyList<(string Name, Guid Guid)> _ours;
    private readonly IReadOnlyList<string> _names;

    private NameClashes(CommandInvocationIntrinsics commands, PSModuleInfo module)
    {
        _commands = commands;
        _ours = [(module.Name, module.Guid), .. Published.Where(known => known.Guid != module.Guid)];
        _names = [.. Published.Select(known => known.Name).Append(module.Name).Distinct()];
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        _loaded = [.. shell.AddCommand(new CmdletInfo("Get-Module", typeof(GetModuleCommand))).Invoke<PSModuleInfo>()];
    }

    /// <summary>All name clashes of the module of a cmdlet. Pipeline thread.</summary>
    public static DiagnosticClash[] Find(PSCmdlet cmdlet)
    {
        if (cmdlet.MyInvocation.MyCommand.Module is not { } module)
        {
            return [];
        }

        var clashes = new NameClashes(cmdlet.InvokeCommand, module);
        return [.. clashes.LoadedModules(), .. clashes.InstalledModules(), .. clashes.Commands()];
    }

    private IEnumerable<DiagnosticClash> LoadedModules() => _loaded
        .Where(module => _names.Contains(module.Name) && !IsOurs(module))
        .Select(module => DiagnosticSource.ModuleClash(module.Name, module.Version.ToString(), module.ModuleBase, isLoaded: true, ImportOf(module.Name, WithPrefix)));

    private IEnumerable<DiagnosticClash> InstalledModules() => InstalledModule.Find(_names)
        .Where(module => !_ours.Contains((module.Name, module.Guid)) && !_loaded.Any(loaded => loaded.ModuleBase == module.Folder))
        .Select(module => DiagnosticSource.ModuleClash(module.Name, module.Version, module.Folder, isLoaded: false, ImportOf(module.Name)));

    private IEnumerable<DiagnosticClash> Commands()
    {
        foreach (var ours in _loaded.Where(IsOurs).SelectMany(module => module.ExportedCmdlets.Values))
        {
            // PowerShell runs the first. Where ours is missing, the module was imported with a prefix.
            var found = Find(ours.Name);
            if (found.FirstOrDefault() is { } other && !IsOurs(other.Module) && !LeadsTo(other, ours) && found.Any(command => IsOurs(command.Module)))
            {
                var qualified = $@"{ours.ModuleName}\{ours.Name}";
                yield return DiagnosticSource.CommandClash(
                    ours.Name,
                    other.CommandType.ToString(),
                    other.Module?.Name,
                    other.Module?.Version.ToString(),
                    (other as FunctionInfo)?.ScriptBlock.File ?? other.Module?.Path,
                    IsOurs(Find(qualified).FirstOrDefault()?.Module) ? qualified : $"{ImportOf(ours.ModuleName, WithPrefix)}; {ours.Verb}-{Prefix}{ours.Noun}");
            }
        }
    }

    // The name alone may lead to the other module. With a prefix, no command of the other one hides those of this one.
    private string? ImportOf(string name, string more = "") => _loaded.FirstOrDefault(module => IsOurs(module) && module.Name == name) is { } ours
        ? $"Import-Module -FullyQualifiedName @{{ ModuleName = '{CodeGeneration.EscapeSingleQuotedStringContent(Path.Combine(ours.ModuleBase, ours.Name + ".psd1"))}'; GUID = '{ours.Guid}'; ModuleVersion = '{ours.Version}' }}{more}"
        : null;

    private List<CommandInfo> Find(string name) => [.. _commands.GetCommands(name, Hiding, nameIsPattern: false)];

    // Compared as text, because to resolve an alias may load a module.
    private static bool LeadsTo(CommandInfo other, CommandInfo ours) =>
        other is AliasInfo && other.Definition.Equals($@"{ours.ModuleName}\{ours.Name}", StringComparison.OrdinalIgnoreCase);

    private bool IsOurs(PSModuleInfo? module) => module is not null && _ours.Contains((module.Name, module.Guid));
}
