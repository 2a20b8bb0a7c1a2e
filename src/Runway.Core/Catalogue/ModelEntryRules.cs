namespace Runway;

/// <summary>What the entries of a list must be together, each rule about one member of the entries.</summary>
internal sealed record ModelEntryRules
{
    /// <summary>At least one entry has this value in this member.</summary>
    public (string Member, string Value)? Needs { get; init; }

    /// <summary>No two entries have the same value in this member.</summary>
    public string? Unique { get; init; }

    /// <summary>Either every entry has this member or none has.</summary>
    public string? AllOrNone { get; init; }

    /// <summary>At most so many entries have this value in this member.</summary>
    public IReadOnlyList<(string Member, string Value, int Count)> AtMost { get; init; } = [];
}
