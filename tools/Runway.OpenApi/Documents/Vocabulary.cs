using System.Collections.Frozen;

namespace Runway.OpenApi.Documents;

/// <summary>What the keys of an OpenAPI document mean to the reconciler.</summary>
internal static class Vocabulary
{
    private static readonly FrozenSet<string> NameMaps = Words(
        "properties patternProperties paths schemas parameters responses examples headers requestBodies securitySchemes content");

    private static readonly FrozenSet<string> Prose = Words("title summary description example examples");

    private static readonly FrozenSet<string> Sets = Words("enum required");

    private static readonly FrozenSet<string> Shaping = Words("type const oneOf anyOf allOf items enum $ref required");

    /// <summary>Keywords whose members are names that somebody chose: a property called <c>type</c> is no keyword.</summary>
    public static bool IsNameMap(string keyword) => NameMaps.Contains(keyword);

    /// <summary>Keywords for the reader alone; sources may word them differently.</summary>
    public static bool IsProse(string keyword) => Prose.Contains(keyword);

    /// <summary>Keywords whose array has no order.</summary>
    public static bool IsSet(string keyword) => Sets.Contains(keyword);

    /// <summary>
    /// Keywords that a union must not take from one side only: <c>type: string</c> from one source beside <c>oneOf</c>
    /// from another would make a schema that neither of them meant.
    /// </summary>
    public static bool ShapesAlone(string keyword) => Shaping.Contains(keyword);

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
