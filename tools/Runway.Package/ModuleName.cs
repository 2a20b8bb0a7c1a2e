using System.Text.RegularExpressions;

namespace Runway.Package;

/// <summary>
/// The name for publishing the module Runway in a gallery that has another module of that name. The name of a module is that of
/// its folder and its manifest, and is also in the manifests of modules that require it.
/// </summary>
internal static partial class ModuleName
{
    public const string Default = "Runway";

    /// <summary>Renames a built module, and updates the modules that require it.</summary>
    /// <param name="modules">The folder of all built modules.</param>
    /// <param name="name">The new name.</param>
    /// <exception cref="PackageException">It is not valid, or another module has it.</exception>
    public static void Give(string modules, string name)
    {
        if (name == Default)
            return;
        if (!Form().IsMatch(name) || Path.Exists(Path.Combine(modules, name)))
            throw new PackageException($"'{name}' cannot be the name of the module: letters, digits, dots and hyphens, and not that of a module beside it");

        var folder = Path.Combine(modules, name);
        Directory.Move(Path.Combine(modules, Default), folder);
        File.Move(Path.Combine(folder, Default + ".psd1"), Path.Combine(folder, name + ".psd1"));
        foreach (var manifest in Directory.EnumerateFiles(modules, "*.psd1", SearchOption.AllDirectories).ToList())
            File.WriteAllText(manifest, Requirement().Replace(File.ReadAllText(manifest), $"ModuleName = '{name}'"));
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$")]
    private static partial Regex Form();

    [GeneratedRegex($"\\bModuleName\\s*=\\s*'{Default}'")]
    private static partial Regex Requirement();
}
