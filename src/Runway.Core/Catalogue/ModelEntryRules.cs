namespace Runway.Catalogue;

/// <summary>What the entries of a list must be together, each rule about one member of the entries.</summary>
internal sealed record ModelEntryRules
{
    /// <summary>At least one entry has this value in this member.</summary>
    public IReadOnlyList<EntryValue> Needs { get; init; } = [];

    /// <summary>No two entries have the same value in this member.</summary>
    public string? Unique { get; init; }

    /// <summary>Either every entry has this member or none has.</summary>
    public string? AllOrNone { get; init; }

    /// <summary>At most so many entries have this value in this member.</summary>
    public IReadOnlyList<EntryValue> AtMost { get; init; } = [];
}

/// <summary>A value that entries have in one of their members, and how many.</summary>
internal sealed record EntryValue(string Member, string Value, int Count);
