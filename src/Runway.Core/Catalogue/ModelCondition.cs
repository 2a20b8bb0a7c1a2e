namespace Runway.Catalogue;

/// <summary>What the members of an object, or of a whole request, must be together. A path may lead through a dot into the entries of a list.</summary>
internal sealed record ModelCondition
{
    /// <summary>The rest holds only where all of these do.</summary>
    public IReadOnlyList<MemberValues> When { get; init; } = [];

    /// <summary>All of these must be given.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>At least one of these must be given.</summary>
    public IReadOnlyList<string> NeedsOneOf { get; init; } = [];

    /// <summary>None of these may be given.</summary>
    public IReadOnlyList<string> Refuses { get; init; } = [];

    /// <summary>Where one of these is given, it has one of these values.</summary>
    public IReadOnlyList<MemberValues> Allows { get; init; } = [];

    /// <summary>Exactly one of these must be given.</summary>
    public IReadOnlyList<string> ExactlyOne { get; init; } = [];

    /// <summary>The numbers in these, as far as they are given, rise.</summary>
    public IReadOnlyList<string> Ascending { get; init; } = [];

    /// <summary>A number lies between two others, where all three are given.</summary>
    public MemberSpan? Within { get; init; }
}

/// <summary>A member and the values that are meant; where there are none, any is.</summary>
internal sealed record MemberValues(string Path, IReadOnlyList<string> Values);

/// <summary>A member between two others.</summary>
internal sealed record MemberSpan(string Member, string From, string To);
