using System.Text;
using Runway.Texts;

namespace Runway.Catalogue;

/// <summary>Describes members and their limits for messages.</summary>
internal static class MemberText
{
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
        var dot = path.LastIndexOf('.');
        var own = path[(dot + 1)..];
        var name = own.EndsWith(']') ? "entry " + path : Words(own);
        return (value is null ? name : $"{name} {value}") + (dot < 0 || own.EndsWith(']') ? "" : " in " + path[..dot]);
    }

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
