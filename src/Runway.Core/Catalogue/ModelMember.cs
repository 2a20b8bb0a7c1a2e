using System.Globalization;
using Runway.Catalogue;

namespace Runway;

/// <summary>What one model takes in one member of a request, or in an entry or member of it.</summary>
public sealed record ModelMember
{
    /// <summary>The name on the wire, such as <c>promptText</c>; empty for the entries of a list.</summary>
    public string Name { get; init; } = "";

    /// <summary><c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>array</c> or <c>object</c>; null where <see cref="Forms"/> say it.</summary>
    public string? Type { get; init; }

    /// <summary>The only values that are taken, as text; empty where any is.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];

    /// <summary>Values that are known while others may be taken as well, as text.</summary>
    public IReadOnlyList<string> KnownValues { get; init; } = [];

    /// <summary>The least number, inclusive.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest number, inclusive.</summary>
    public double? Maximum { get; init; }

    /// <summary>The least length of a text, in UTF-16 code units.</summary>
    public int? MinLength { get; init; }

    /// <summary>The greatest length of a text, in UTF-16 code units.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The least number of entries of a list.</summary>
    public int? MinItems { get; init; }

    /// <summary>The greatest number of entries of a list.</summary>
    public int? MaxItems { get; init; }

    /// <summary>What the service assumes where the member is absent, as text; null where that is not documented.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the member is accepted and without effect.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>What media the member holds; null where it holds none.</summary>
    public MemberMedia? Media { get; init; }

    /// <summary>What each entry of a list is; null for anything but lists.</summary>
    public ModelMember? Items { get; init; }

    /// <summary>The known members of an object.</summary>
    public IReadOnlyList<ModelMember> Members { get; init; } = [];

    /// <summary>The members that an object must have.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The forms of a member that has several, such as a number of seconds or the word <c>auto</c>.</summary>
    public IReadOnlyList<ModelMember> Forms { get; init; } = [];

    /// <summary>The values to offer: the allowed ones, else the known ones, those of every form included.</summary>
    public IReadOnlyList<string> Values => AllowedValues.Count > 0 ? AllowedValues
        : KnownValues.Count > 0 ? KnownValues
        : Forms.Count > 0 ? [.. Forms.SelectMany(form => form.Values)]
        : Type == "boolean" ? ["true", "false"]
        : [];

    /// <summary>What is taken, in words: "whole numbers from 2 to 10", "one of 1280:720, 720:1280".</summary>
    public string Limits => Media is { HasSizes: true } media ? $"{MemberText.Limits(this)}; pictures with {PictureLimits.InWords(media)}" : MemberText.Limits(this);

    internal ModelTextForm? TextForm { get; init; }

    internal ModelEntryRules? EntryRules { get; init; }

    /// <summary>Whether the object refuses members that are not in <see cref="Members"/>.</summary>
    internal bool IsClosed { get; init; }

    internal IReadOnlyList<ModelCondition> Conditions { get; init; } = [];

    /// <summary>How many pixels a size given as width and height may have.</summary>
    internal PixelRange? Pixels { get; init; }

    /// <summary>The kinds of media that the text may be an address of; null where it is none.</summary>
    internal MediaKind? Address { get; init; }

    // Parsed once: numbers are compared as numbers, so that 5.0 is 5.
    internal double[] AllowedNumbers { get; private init; } = [];

    internal ModelMember WithNumbers() => Type is "integer" or "number" && AllowedValues.Count > 0
        ? this with { AllowedNumbers = [.. AllowedValues.Select(v => double.Parse(v, NumberStyles.Float, CultureInfo.InvariantCulture))] }
        : this;
}
