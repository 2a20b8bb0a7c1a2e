using System.Collections.Frozen;

namespace Runway.OpenApi.Documents;

/// <summary>The keywords of an OpenAPI document that the reconciler treats specially.</summary>
internal static class Vocabulary
{
    private static readonly FrozenSet<string> NameMaps = Words(
        "properties patternProperties paths schemas parameters responses examples headers requestBodies securitySchemes content");

    private static readonly FrozenSet<string> Prose = Words("title summary description example examples");

    private static readonly FrozenSet<string> Sets = Words("enum required");

    private static readonly FrozenSet<string> Shaping = Words("type const oneOf anyOf allOf items enum $ref required");

    /// <summary>Keywords whose members are arbitrary names: a property called <c>type</c> is not a keyword.</summary>
    public static bool IsNameMap(string keyword) => NameMaps.Contains(keyword);

    /// <summary>Keywords with prose, which may differ between sources.</summary>
    public static bool IsProse(string keyword) => Prose.Contains(keyword);

    /// <summary>Keywords with an unordered array.</summary>
    public static bool IsSet(string keyword) => Sets.Contains(keyword);

    /// <summary>
    /// Keywords that a union must not take from only one source: <c>type: string</c> from one source and <c>oneOf</c> from another
    /// would give a schema that neither source has.
    /// </summary>
    public static bool ShapesAlone(string keyword) => Shaping.Contains(keyword);

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
