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
        <!-- Written by `dotnet run --project tools/Runway.Help`; do not edit it. -->

        # Errors

        An error about one prompt, file or task does not end the pipeline: the others continue. Each error has a stable id, which
        scripts can test, the input object as its target, and a recommended action, which PowerShell shows below the message.
        The recommended action of an error may be more exact than the one in this table.

        ```powershell
        $Error[0].FullyQualifiedErrorId            # RunwayTaskNotFound,Runway.PowerShell.GetRunwayTaskCommand
        $Error[0].CategoryInfo.Category            # ObjectNotFound
        $Error[0].TargetObject                     # the input object
        $Error[0].ErrorDetails.RecommendedAction   # the recommended action
        ```

        | id | category | meaning | recommended action |
        | --- | --- | --- | --- |

        """;

    private const string Codes = """

        ## Codes of failed tasks

        The id of a failed task ends with the failure code of the service, for example `RunwayTaskFailed.SAFETY.INPUT.TEXT`.
        A code in this table also includes all codes that begin with it; a failure without a code counts as `INTERNAL`.
        `-RetryFailed` creates a task again only if the table says so.

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
