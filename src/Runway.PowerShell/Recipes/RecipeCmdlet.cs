using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>The base class of the cmdlets that run a recipe.</summary>
public abstract class RecipeCmdlet : GeneratingCmdlet
{
    /// <summary>
    /// The version of the recipe. Default: the newest dated one that this version of the module knows. <c>unsafe-latest</c> may
    /// change at any time.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? RecipeVersion { get; set; }

    /// <summary>One request for each medium.</summary>
    /// <param name="media">The value of the main parameter.</param>
    /// <param name="build">Creates the request; its review reports a medium that is missing.</param>
    private protected IEnumerable<(object Target, Func<GenerationRequest> Build)> Each(object[]? media, Func<MediaSource?, GenerationRequest> build)
    {
        IReadOnlyList<MediaSource> sources;
        try
        {
            sources = new MediaReader(this).Read(media);
        }
        catch (RunwayException e)
        {
            return [(TargetOf(media), () => throw e)];
        }

        return sources.Count == 0 ? [(MyInvocation.MyCommand.Name, () => build(null))] : [.. sources.Select(source => ((object)source, (Func<GenerationRequest>)(() => build(source))))];
    }

    /// <summary>What an error names: the value of a parameter, or else the command.</summary>
    private protected object TargetOf(object[]? values) => values is [var only] ? only : values ?? (object)MyInvocation.MyCommand.Name;

    /// <summary>One medium, or null where none is given.</summary>
    private protected MediaSource? One(object? value, string parameter) => new MediaReader(this).ReadOne(value, parameter);

    /// <summary>The text of a parameter. The prompt of a task from the pipeline is ignored, since it describes how its output was made.</summary>
    /// <param name="text">The value of the parameter.</param>
    /// <param name="parameter">Its name.</param>
    /// <param name="media">The value of the parameter that takes tasks from the pipeline.</param>
    private protected string? TextOf(string? text, string parameter, object[]? media) =>
        StoredValue.Unwrap(media?.FirstOrDefault()) is RunwayTask && !IsTyped(parameter) ? null : Given(text);
}
