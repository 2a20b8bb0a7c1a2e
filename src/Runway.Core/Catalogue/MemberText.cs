using System.Text;
using Runway.Texts;

namespace Runway.Catalogue;

/// <summary>Describes members and their limits for messages.</summary>
internal static class MemberText
{
    // Objects of a request that nobody gives as such: their members are parameters.
    private static readonly HashSet<string> Unseen = new(StringComparer.Ordinal) { "from", "input", "settings", "speech" };

    // The member that holds the value where an object has one value: it goes by the name of the object.
    private static readonly HashSet<string> Values = new(StringComparer.Ordinal) { "audioUri", "avatarId", "id", "presetId", "uri" };

    public static string Limits(ModelMember member)
    {
        if (member.Forms.Count > 0)
        {
            return string.Join(", or ", member.Forms.Select(Limits));
        }

        if (member.AllowedValues.Count > 0)
        {
            return member.AllowedValues.Count == 1 ? member.AllowedValues[0] : "one of " + string.Join(", ", member.AllowedValues);
        }

        return member.Type switch
        {
            "integer" => Range("whole numbers", "a whole number", member.Minimum, member.Maximum),
            "number" => Range("numbers", "a number", member.Minimum, member.Maximum),
            "string" => Text(member),
            "array" => Count(member.MinItems, member.MaxItems, "entry", "entries"),
            "boolean" => "true or false",
            _ => member.Required.Count > 0 ? "an object with " + string.Join(", ", member.Required) : "an object",
        };
    }

    /// <summary>The name of a member for messages, with or without its value: "prompt text", "tag 9x in referenceImages[1]".</summary>
    public static string Name(string path, string? value = null)
    {
        path = Place(path);
        var dot = path.LastIndexOf('.');
        var own = path[(dot + 1)..];
        var name = own.EndsWith(']') ? "entry " + path : Words(own);
        return (value is null ? name : $"{name} {value}") + (dot < 0 || own.EndsWith(']') ? "" : " in " + path[..dot]);
    }

    /// <summary>The name of a member that the object at a path does not have: "id in avatar".</summary>
    public static string Unknown(string name, string path) => IsUnseen(path) ? Words(name) : $"{Words(name)} in {Place(path)}";

    /// <summary>The path of a member as the user gives it: <c>prompt</c> for <c>from.prompt</c>, <c>voice</c> for <c>voice.presetId</c>.</summary>
    public static string Place(string path)
    {
        if (path.IndexOf('.', StringComparison.Ordinal) is > 0 and var first && Unseen.Contains(path[..first]))
        {
            path = path[(first + 1)..];
        }

        return path.LastIndexOf('.') is > 0 and var last && Values.Contains(path[(last + 1)..]) && path[last - 1] != ']' ? path[..last] : path;
    }

    /// <summary>Whether a path is that of an object whose members are parameters.</summary>
    public static bool IsUnseen(string path) => Unseen.Contains(path);

    private static string Words(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            _ = char.IsAsciiLetterUpper(c) ? words.Append(' ').Append(char.ToLowerInvariant(c)) : words.Append(c);
        }

        return words.ToString();
    }

    private static string Text(ModelMember member)
    {
        var length = Count(member.MinLength, member.MaxLength, "character", "characters");
        return member switch
        {
            { Pixels: { } pixels } => $"one of {string.Join(", ", member.KnownValues)}, or another width:height of {pixels}",
            { KnownValues.Count: > 0 } => "text; known are " + string.Join(", ", member.KnownValues),
            { TextForm: { } form, MinLength: null, MaxLength: null } => $"a text that {form.Words}",
            { TextForm: { } form } => $"{length}; it {form.Words}",
            { MinLength: null, MaxLength: null } => "text",
            _ => length,
        };
    }

    private static string Range(string several, string any, double? from, double? to) => (from, to) switch
    {
        (null, null) => any,
        ({ } least, null) => $"{several} from {NumberText.Number(least)}",
        (null, { } most) => $"{several} up to {NumberText.Number(most)}",
        ({ } least, { } most) => $"{several} from {NumberText.Number(least)} to {NumberText.Number(most)}",
    };

    private static string Count(int? from, int? to, string one, string several) => (from ?? 0, to) switch
    {
        (0, null) => "any number of " + several,
        (var least, null) => "at least " + NumberText.Counted(least, one, several),
        (0, { } most) => "at most " + NumberText.Counted(most, one, several),
        (var least, { } most) when least == most => "exactly " + NumberText.Counted(most, one, several),
        (var least, { } most) => $"{NumberText.Number(least)} to {NumberText.Number(most)} {several}",
    };
}
