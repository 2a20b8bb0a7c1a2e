using System.Globalization;
using Runway.Catalogue;

namespace Runway;

/// <summary>The rules of one model for one member of a request, or for an entry or member of it.</summary>
public sealed record ModelMember
{
    /// <summary>The name in the API, such as <c>promptText</c>; empty for the entries of a list.</summary>
    public string Name { get; init; } = "";

    /// <summary><c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>array</c> or <c>object</c>; null where <see cref="Forms"/> have the types.</summary>
    public string? Type { get; init; }

    /// <summary>The allowed values, as text; empty where any is allowed.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];

    /// <summary>Known values, as text; others may be allowed, too.</summary>
    public IReadOnlyList<string> KnownValues { get; init; } = [];

    /// <summary>The minimum, inclusive.</summary>
    public double? Minimum { get; init; }

    /// <summary>The maximum, inclusive.</summary>
    public double? Maximum { get; init; }

    /// <summary>The minimum length of a text, in UTF-16 code units.</summary>
    public int? MinLength { get; init; }

    /// <summary>The maximum length of a text, in UTF-16 code units.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The minimum number of entries of a list.</summary>
    public int? MinItems { get; init; }

    /// <summary>The maximum number of entries of a list.</summary>
    public int? MaxItems { get; init; }

    /// <summary>The service's default, as text; null where it is not documented.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the member is accepted but has no effect.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>The media rules of the member, or null.</summary>
    public MemberMedia? Media { get; init; }

    /// <summary>The rules for each entry of a list; null for other types.</summary>
    public ModelMember? Items { get; init; }

    /// <summary>The known members of an object.</summary>
    public IReadOnlyList<ModelMember> Members { get; init; } = [];

    /// <summary>The required members of an object.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The alternatives of a member with several types, such as a number of seconds or the text <c>auto</c>.</summary>
    public IReadOnlyList<ModelMember> Forms { get; init; } = [];

    /// <summary>The values for completion: the allowed ones, else the known ones, with those of every form.</summary>
    public IReadOnlyList<string> Values => AllowedValues.Count > 0 ? AllowedValues
        : KnownValues.Count > 0 ? KnownValues
        : Forms.Count > 0 ? [.. Forms.SelectMany(form => form.Values)]
        : Type == "boolean" ? ["true", "false"]
        : [];

    /// <summary>The limits, for messages: "whole numbers from 2 to 10", "one of 1280:720, 720:1280".</summary>
    public string Limits => Media is { HasSizes: true } media ? $"{MemberText.Limits(this)}; pictures with {PictureLimits.Describe(media)}" : MemberText.Limits(this);

    internal ModelTextForm? TextForm { get; init; }

    internal ModelEntryRules? EntryRules { get; init; }

    /// <summary>Whether the object refuses members that are not in <see cref="Members"/>.</summary>
    internal bool IsClosed { get; init; }

    /// <summary>Whether null is allowed, which takes a value away.</summary>
    internal bool IsNullable { get; init; }

    internal IReadOnlyList<ModelCondition> Conditions { get; init; } = [];

    /// <summary>The allowed number of pixels of a size in width and height.</summary>
    internal PixelRange? Pixels { get; init; }

    /// <summary>The allowed kinds of media where the text is an address; else null.</summary>
    internal MediaKind? Address { get; init; }

    // Parsed once. Numbers are compared as numbers, so that 5.0 equals 5.
    internal double[] AllowedNumbers { get; private init; } = [];

    internal ModelMember WithNumbers() => Type is "integer" or "number" && AllowedValues.Count > 0
        ? this with { AllowedNumbers = [.. AllowedValues.Select(v => double.Parse(v, NumberStyles.Float, CultureInfo.InvariantCulture))] }
        : this;
}
