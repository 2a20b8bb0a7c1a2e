using System.Text.RegularExpressions;

namespace Runway.Package;

/// <summary>
/// The name for publishing the module Runway in a gallery that has another module of that name. The name of a module is that of
/// its folder and its manifest, and is also in the manifests of modules that require it and in the help.
/// </summary>
internal static partial class ModuleName
{
    public const string Default = "Runway";

    /// <summary>Whether a module may have a name.</summary>
    public static bool IsValid(string name) => Form().IsMatch(name);

    /// <summary>Why a module cannot have a name.</summary>
    public static string Problem(string name) =>
        $"'{name}' cannot be the name of the module: letters, digits, dots and hyphens, and not that of a module beside it";

    /// <summary>Renames a built module, and updates the modules that require it.</summary>
    /// <param name="modules">The folder of all built modules.</param>
    /// <param name="name">The new name.</param>
    /// <exception cref="PackageException">It is not valid, or another module has it.</exception>
    public static void Give(string modules, string name)
    {
        if (name == Default)
            return;
        if (!IsValid(name) || Path.Exists(Path.Combine(modules, name)))
            throw new PackageException(Problem(name));

        var folder = Path.Combine(modules, name);
        Directory.Move(Path.Combine(modules, Default), folder);
        File.Move(Path.Combine(folder, Default + ".psd1"), Path.Combine(folder, name + ".psd1"));
        foreach (var text in Directory.EnumerateFiles(modules, "*.psd1", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(modules, "*.help.txt", SearchOption.AllDirectories)).ToList())
            File.WriteAllText(text, Mention().Replace(File.ReadAllText(text), name));
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$")]
    private static partial Regex Form();

    // As a required module, and as help shows it in lines that are typed: its commands, and one of them with its name before it.
    [GeneratedRegex($@"(?<=\bModuleName\s*=\s*'){Default}(?=')|(?<=-Module ){Default}\b|\b{Default}(?=\\\w+-\w)")]
    private static partial Regex Mention();
}
