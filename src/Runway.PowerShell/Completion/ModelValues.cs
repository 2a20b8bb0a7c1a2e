using System.Globalization;

namespace Runway.PowerShell.Completion;

/// <summary>The values of a parameter that a model takes.</summary>
internal static class ModelValues
{
    // Parameters whose member in the request has another name or is nested.
    private static readonly Dictionary<string, string[]> MembersByParameter = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Voice"] = ["voice", "presetId"],
        ["TargetLanguage"] = ["targetLang"],
        ["RecipeVersion"] = ["version"],
        ["PublicFigureThreshold"] = ["contentModeration", "publicFigureThreshold"],
        ["VideoMode"] = ["mode"],
    };

    /// <summary>The member of the request that has the value, and the members that it is nested in.</summary>
    public static string[] PathOf(string parameter) => MembersByParameter.GetValueOrDefault(parameter) ?? [NameOf(parameter)];

    /// <summary>The values in the order of the catalogue; none where the model lists none.</summary>
    public static IReadOnlyList<string> Of(RunwayModel model, string parameter)
    {
        if (Member(model, parameter) is not { } member)
        {
            return [];
        }

        // A short range of whole numbers, such as a duration, is completed like a list.
        var range = member.Forms.Append(member).FirstOrDefault(m => m is { Type: "integer", Minimum: not null, Maximum: not null } && m.Maximum - m.Minimum <= 30);
        return range is null
            ? member.Values
            : [.. member.Values, .. Enumerable.Range((int)range.Minimum!.Value, (int)(range.Maximum!.Value - range.Minimum!.Value) + 1).Select(n => n.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>The model and its limits, for a tooltip.</summary>
    public static string Tip(RunwayModel model, string parameter) => $"{model.Model}: {Member(model, parameter)!.Limits}";

    private static string NameOf(string parameter) => char.ToLowerInvariant(parameter[0]) + parameter[1..];

    private static ModelMember? Member(RunwayModel model, string parameter)
    {
        var path = PathOf(parameter);

        // Recipes have some members by the name of the parameter.
        // Those of a request for a router are in its input.
        var members = model.Member("input") is { Members.Count: > 0 } input ? input.Members : model.Members;
        var member = members.FirstOrDefault(m => m.Name == path[0]) ?? members.FirstOrDefault(m => m.Name == NameOf(parameter));
        foreach (var name in path.Skip(1))
        {
            member = member?.Members.Concat(member.Forms.SelectMany(f => f.Members)).FirstOrDefault(m => m.Name == name);
        }

        return member;
    }
}
