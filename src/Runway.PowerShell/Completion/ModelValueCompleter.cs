using System.Collections;
using System.Globalization;
using System.Management.Automation.Language;
using Runway.Catalogue;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Generation;

namespace Runway.PowerShell;

/// <summary>
/// Completes models and their values from the catalogue, for the operation of the given media and the given or default model. The
/// tooltip has limits and price. Needs no connection.
/// </summary>
public sealed class ModelValueCompleter : ValueCompleter
{
    // Parameters whose member in the request has another name or is nested.
    private static readonly Dictionary<string, string[]> MembersByParameter = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Voice"] = ["voice", "presetId"],
        ["TargetLanguage"] = ["targetLang"],
        ["PublicFigureThreshold"] = ["contentModeration", "publicFigureThreshold"],
        ["VideoMode"] = ["mode"],
    };

    private protected override IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound)
    {
        var noun = command[(command.IndexOf('-', StringComparison.Ordinal) + 1)..];
        var asked = bound["Model"] is string name ? ModelCatalogue.Current.SpellingOf(string.Empty, name.Trim()) : null;
        if (parameter.Equals("Operation", StringComparison.OrdinalIgnoreCase))
        {
            return ModelCatalogue.Current.Operations
                .Where(o => asked is null || ModelCatalogue.Current.OperationsOf(asked) is { Count: 0 } || ModelCatalogue.Current.Find(o, asked) is not null)
                .Select(o => (o, string.Join(", ", ModelCatalogue.Current.ModelsOf(o).Select(m => m.Model))));
        }

        var operations = OperationsOf(noun, ast, bound);
        if (parameter.Equals("Model", StringComparison.OrdinalIgnoreCase))
        {
            return ModelCatalogue.Current.Models
                .Where(m => m.Status == RunwayModelStatus.Live && (operations is null || operations.Contains(m.Operation)) && IsFor(noun, m))
                .Select(m => (m.Model, $"{m.Operation}; {m.Price ?? "price not published"}"));
        }

        var path = MembersByParameter.GetValueOrDefault(parameter) ?? [char.ToLowerInvariant(parameter[0]) + parameter[1..]];
        var models = (operations ?? (asked is null ? ["text_to_image"] : ModelCatalogue.Current.OperationsOf(asked)))
            .Select(o => ModelCatalogue.Current.Find(o, asked ?? (noun.Equals("RunwayFrameInterpolation", StringComparison.OrdinalIgnoreCase) ? NewRunwayFrameInterpolationCommand.LiveModel : OperationTable.Find(o)?.DefaultModel ?? string.Empty)))
            .OfType<RunwayModel>()
            .Where(m => IsFor(noun, m) && ValuesOf(m, path).Count > 0)
            .ToList();

        // Where the operation is not certain, only values that all candidates accept.
        return models.SelectMany(m => ValuesOf(m, path).Select(v => (v, $"{m.Model}: {Member(m, path)!.Limits}")))
            .Where(v => models.TrueForAll(m => ValuesOf(m, path).Contains(v.v)));
    }

    // The operations of the given media; null for any.
    private static IReadOnlyList<string>? OperationsOf(string noun, CommandAst ast, IDictionary bound)
    {
        if (bound["Operation"] is string operation)
        {
            return [operation.Trim()];
        }

        var isCost = noun.Equals("RunwayCost", StringComparison.OrdinalIgnoreCase);
        if (!isCost && !noun.Equals("RunwayVideo", StringComparison.OrdinalIgnoreCase))
        {
            return OperationCmdlets.OperationsOf(noun);
        }

        // Pipeline input is predicted from the text before it. Measure-RunwayCost takes a prompt without media as a picture.
        var isPiped = ast.Parent is PipelineAst pipe && pipe.PipelineElements[0] != ast;
        var piped = isPiped ? PipedInput.OperationOf(ast) : null;
        return bound.Contains("Video") ? ["video_to_video"]
            : bound.Contains("Image") || bound.Contains("LastImage") ? ["image_to_video"]
            : piped is not null && !(isCost && piped == "text_to_video") ? [piped]
            : isCost ? (bound.Contains("Duration") && !bound.Contains("Model") ? ["text_to_video"] : null)
            : bound.Contains("PromptText") && !isPiped ? ["text_to_video"]
            : OperationCmdlets.OperationsOf(noun);
    }

    // New-RunwayFrameInterpolation has a single model of its own.
    private static bool IsFor(string noun, RunwayModel model) => model.Operation != "video_upscale" || noun.ToUpperInvariant() switch
    {
        "RUNWAYFRAMEINTERPOLATION" => model.Model == NewRunwayFrameInterpolationCommand.LiveModel,
        "RUNWAYVIDEOUPSCALE" => model.Model != NewRunwayFrameInterpolationCommand.LiveModel,
        _ => true,
    };

    private static IReadOnlyList<string> ValuesOf(RunwayModel model, string[] path)
    {
        if (Member(model, path) is not { } member)
        {
            return [];
        }

        // A short range of whole numbers, such as a duration, is completed like a list.
        var range = member.Forms.Append(member).FirstOrDefault(m => m is { Type: "integer", Minimum: not null, Maximum: not null } && m.Maximum - m.Minimum <= 30);
        return range is null
            ? member.Values
            : [.. member.Values, .. Enumerable.Range((int)range.Minimum!.Value, (int)(range.Maximum!.Value - range.Minimum!.Value) + 1).Select(n => n.ToString(CultureInfo.InvariantCulture))];
    }

    private static ModelMember? Member(RunwayModel model, string[] path)
    {
        var member = model.Member(path[0]);
        foreach (var name in path.Skip(1))
        {
            member = member?.Members.Concat(member.Forms.SelectMany(f => f.Members)).FirstOrDefault(m => m.Name == name);
        }

        return member;
    }
}
