namespace Runway.Catalogue;

/// <summary>A rule for the members of an object or a request in combination. In paths, a dot leads into members and list entries.</summary>
internal sealed record ModelCondition
{
    /// <summary>The rule applies only if all of these are met.</summary>
    public IReadOnlyList<MemberValues> When { get; init; } = [];

    /// <summary>All of these must be given.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>At least one of these must be given.</summary>
    public IReadOnlyList<string> NeedsOneOf { get; init; } = [];

    /// <summary>None of these may be given.</summary>
    public IReadOnlyList<string> Refuses { get; init; } = [];

    /// <summary>The allowed values of members that are given.</summary>
    public IReadOnlyList<MemberValues> Allows { get; init; } = [];

    /// <summary>Exactly one of these must be given.</summary>
    public IReadOnlyList<string> ExactlyOne { get; init; } = [];

    /// <summary>The numbers in these members must be ascending, as far as they are given.</summary>
    public IReadOnlyList<string> Ascending { get; init; } = [];

    /// <summary>A number must be between two others, where all three are given.</summary>
    public MemberSpan? Within { get; init; }

    /// <summary>The numbers in the entries of a list must add up to another number.</summary>
    public MemberSum? Sum { get; init; }
}

/// <summary>A member and its values; without values, any value.</summary>
internal sealed record MemberValues(string Path, IReadOnlyList<string> Values);

/// <summary>A member between two others.</summary>
internal sealed record MemberSpan(string Member, string From, string To);

/// <summary>A number in each entry of a list, and their sum in another member, or what it is where that is absent.</summary>
internal sealed record MemberSum(string Of, string Is, double Absent);
