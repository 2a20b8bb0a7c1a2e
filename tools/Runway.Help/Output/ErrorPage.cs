using System.Globalization;
using System.Text;
using Runway.Help.Reading;
using Runway.PowerShell.Errors;
using Runway.Tasks;

namespace Runway.Help.Output;

/// <summary>Writes docs/errors.md: all declared errors and the codes of failed tasks.</summary>
internal static class ErrorPage
{
    private const string Head = """
        <!-- Written by `dotnet run --project tools/Runway.Help`; edits here are lost. -->

        # Errors

        An error about one prompt, file or task never ends the pipeline: the others go on. Each has a stable id, which a
        script may match on, the object that it is about as its target, and a recommended action, which PowerShell shows
        below the message. The action in an error may be more exact than the one here.

        ```powershell
        $Error[0].FullyQualifiedErrorId            # RunwayTaskNotFound,Runway.PowerShell.GetRunwayTaskCommand
        $Error[0].CategoryInfo.Category            # ObjectNotFound
        $Error[0].TargetObject                     # what the error is about
        $Error[0].ErrorDetails.RecommendedAction   # what to do
        ```

        | id | category | meaning | recommended action |
        | --- | --- | --- | --- |

        """;

    private const string Codes = """

        ## Codes of failed tasks

        The id of a failed task goes on with the code that the service gives, as in `RunwayTaskFailed.SAFETY.INPUT.TEXT`.
        Codes are told by how they begin; a failure without a code counts as `INTERNAL`. `-RetryFailed` creates a task
        again only where the table says so.

        | code begins with | created again by -RetryFailed | recommended action |
        | --- | --- | --- |

        """;

    public static string Write(IReadOnlyList<DeclaredError> errors)
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var (error, advice) in errors)
            text.Append(CultureInfo.InvariantCulture, $"| `{error.Id}` | {ErrorRecords.CategoryOf(error.Kind)} | {Cell(error.Meaning)} | {Cell(advice)} |\n");
        text.Append(Codes.ReplaceLineEndings("\n"));
        foreach (var (prefix, advice) in FailureAdvice.Known)
            text.Append(CultureInfo.InvariantCulture, $"| `{prefix}` | {(advice.RetryAfter is { } wait ? $"after {wait.TotalSeconds:0} s" : "no")} | {Cell(advice.Text)} |\n");
        return text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
