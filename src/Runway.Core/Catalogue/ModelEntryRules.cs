namespace Runway.Catalogue;

/// <summary>Rules for the entries of a list in combination; each is about one member of the entries.</summary>
internal sealed record ModelEntryRules
{
    /// <summary>At least one entry must have this value in this member.</summary>
    public IReadOnlyList<EntryValue> Needs { get; init; } = [];

    /// <summary>The values of this member must be unique.</summary>
    public string? Unique { get; init; }

    /// <summary>Either all entries must have this member, or none.</summary>
    public string? AllOrNone { get; init; }

    /// <summary>The maximum number of entries with this value in this member.</summary>
    public IReadOnlyList<EntryValue> AtMost { get; init; } = [];
}

/// <summary>A value of a member of entries, and a number of entries.</summary>
internal sealed record EntryValue(string Member, string Value, int Count);
