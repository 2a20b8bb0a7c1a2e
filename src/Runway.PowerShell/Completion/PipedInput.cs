using System.Collections;
using System.Management.Automation.Language;
using Runway.Media;
using Runway.PowerShell.Values;

namespace Runway.PowerShell.Completion;

/// <summary>
/// Predicts the pipeline input of a command that is being typed, from the text before it: file names with an extension, commands
/// with one kind of output, variables with a value. Nothing is run.
/// </summary>
internal static class PipedInput
{
    public const string FromText = "text_to_video";
    public const string FromImage = "image_to_video";
    public const string FromVideo = "video_to_video";

    // Commands whose output is of the same kind as their input.
    private static readonly HashSet<string> Passing = new(StringComparer.OrdinalIgnoreCase)
    {
        "Where-Object", "where", "?", "Sort-Object", "Select-Object", "select", "Tee-Object", "Wait-RunwayTask", "Get-RunwayTask", "Save-RunwayTaskOutput", "New-RunwayUpload",
    };

    private static readonly HashSet<string> Listing = new(StringComparer.OrdinalIgnoreCase) { "Get-ChildItem", "gci", "dir", "Get-Item", "gi", "New-RunwayUpload" };

    /// <summary>The operation of New-RunwayVideo for it; null where it is unknown.</summary>
    public static string? OperationOf(CommandAst command) =>
        command.Parent is PipelineAst pipe ? OperationOf(pipe.PipelineElements.TakeWhile(e => e != command).Reverse()) : null;

    private static string? OperationOf(IEnumerable<CommandBaseAst> fromRight)
    {
        foreach (var element in fromRight)
        {
            var known = element switch
            {
                CommandExpressionAst { Expression: var expression } => OperationOf(expression),
                CommandAst command => OperationOfOutput(command),
                _ => null,
            };
            if (known is not null || element is not CommandAst { } passing || !Passing.Contains(passing.GetCommandName() ?? string.Empty))
            {
                return known;
            }
        }

        return null;
    }

    private static string? OperationOfOutput(CommandAst command) => command.GetCommandName()?.ToUpperInvariant() switch
    {
        "GET-CONTENT" or "GC" => FromText,
        "NEW-RUNWAYIMAGE" or "NEW-RUNWAYIMAGEUPSCALE" => FromImage,
        "NEW-RUNWAYVIDEO" or "NEW-RUNWAYVIDEOUPSCALE" or "NEW-RUNWAYVIDEOHDR" or "NEW-RUNWAYFRAMEINTERPOLATION" or "NEW-RUNWAYCHARACTERPERFORMANCE" => FromVideo,
        { } name when Listing.Contains(name) => Only(NamesIn(command).Select(OperationOfName).OfType<string>()),
        _ => null,
    };

    // Parameters such as -Exclude name files that are not in the output.
    private static IEnumerable<string> NamesIn(CommandAst command)
    {
        var isLeftOut = false;
        foreach (var element in command.CommandElements.Skip(1))
        {
            if (element is CommandParameterAst parameter)
            {
                isLeftOut = parameter.ParameterName.StartsWith("Ex", StringComparison.OrdinalIgnoreCase);
            }
            else
            {
                foreach (var text in isLeftOut ? [] : Texts(element))
                {
                    yield return text;
                }

                isLeftOut = false;
            }
        }
    }

    private static IEnumerable<string> Texts(Ast element) => element switch
    {
        StringConstantExpressionAst text => [text.Value],
        ExpandableStringExpressionAst text => [text.Value],
        ArrayLiteralAst list => list.Elements.SelectMany(Texts),
        _ => [],
    };

    private static string? OperationOf(ExpressionAst expression) => expression switch
    {
        // Text from the pipeline is a prompt, also where it looks like a path.
        StringConstantExpressionAst or ExpandableStringExpressionAst => FromText,
        ArrayLiteralAst list => Only(list.Elements.Select(OperationOf)),
        ParenExpressionAst { Pipeline: PipelineAst inner } => OperationOf(inner.PipelineElements.Reverse()),
        VariableExpressionAst variable => OperationOfValue(SessionValues.Variable(variable.VariablePath.UserPath)),
        _ => null,
    };

    private static string? OperationOfValue(object? value) => StoredValue.Unwrap(value) switch
    {
        string => FromText,
        FileInfo file => OperationOfName(file.Name),
        MediaSource source => OperationOf(source.Kind) ?? OperationOfName(source.ToString()),
        RunwayUpload upload => OperationOf(upload.Kind),
        RunwayTask { Operation: "text_to_image" or "image_upscale" } => FromImage,
        RunwayTask { Operation: { } operation } when operation.EndsWith("_to_video", StringComparison.Ordinal) => FromVideo,
        ICollection list and not IDictionary => Only(list.Cast<object?>().Select(OperationOfValue)),
        _ => null,
    };

    private static string? OperationOfName(string name) => OperationOf(MediaSource.KindOfName(name));

    private static string? OperationOf(MediaKind? kind) => kind switch
    {
        MediaKind.Image => FromImage,
        MediaKind.Video => FromVideo,
        _ => null,
    };

    private static string? Only(IEnumerable<string?> operations) => operations.Distinct().Take(2).ToList() is [var only] ? only : null;
}
