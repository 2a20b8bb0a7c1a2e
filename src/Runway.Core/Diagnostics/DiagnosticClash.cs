namespace Runway;

/// <summary>Something of another module, or of the session, that has the name of the module or of one of its commands.</summary>
public sealed record DiagnosticClash
{
    /// <summary>The name that both have.</summary>
    public required string Name { get; init; }

    /// <summary>What the other one is: Module, Alias, Function or Cmdlet.</summary>
    public required string Kind { get; init; }

    /// <summary>The other module; null for a command that belongs to none.</summary>
    public string? Module { get; init; }

    /// <summary>The version of the other module, where it says one.</summary>
    public string? Version { get; init; }

    /// <summary>The folder of the other module or the file of the other command, with <c>~</c> for the user's own folder.</summary>
    public string? Path { get; init; }

    /// <summary>Whether it is in the session; a module that is not yet may be taken the next time.</summary>
    public required bool IsLoaded { get; init; }

    /// <summary>
    /// What to type for this module: the qualified name of the command, or where that runs the other one, and for a module, the
    /// import by path, GUID and version.
    /// </summary>
    public string? Use { get; init; }

    /// <summary>One line.</summary>
    public override string ToString()
    {
        var owner = string.Join(' ', new[] { Module, Version }.Where(part => part is not null));
        var where = Path is null ? string.Empty : $" ({Path})";
        if (Kind == "Module")
        {
            return $"another module is called {owner}{where}, {(IsLoaded ? "loaded" : "not loaded")}{(Use is null ? string.Empty : $"; for this one: {Use}")}";
        }

        var of = owner.Length == 0 ? string.Empty : $" of {owner}";
        return $"{Name} is the {Kind.ToLowerInvariant()}{of}{where}; for that of this module: {Use}";
    }
}
