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
    private IReadOnlySet<string> _typed = new HashSet<string>();

    /// <summary>
    /// The version of the recipe. Default: the newest dated one that this version of the module knows. <c>unsafe-latest</c> may
    /// change at any time.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? RecipeVersion { get; set; }

    /// <summary>Remembers which parameters are on the command line; the others are bound to each input.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _typed = MyInvocation.BoundParameters.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Creates one task for each medium.</summary>
    /// <param name="media">The value of the main parameter.</param>
    /// <param name="build">Creates the request; its review reports a medium that is missing.</param>
    private protected void SubmitEach(object[]? media, Func<MediaSource?, GenerationRequest> build)
    {
        IReadOnlyList<MediaSource> sources;
        try
        {
            sources = new MediaReader(this).Read(media);
        }
        catch (RunwayException e)
        {
            Submit(media is [var only] ? only : MyInvocation.MyCommand.Name, () => throw e);
            return;
        }

        if (sources.Count == 0)
        {
            Submit(MyInvocation.MyCommand.Name, () => build(null));
        }

        foreach (var source in sources)
        {
            Submit(source, () => build(source));
        }
    }

    /// <summary>One medium, or null where none is given.</summary>
    private protected MediaSource? One(object? value, string parameter) => new MediaReader(this).ReadOne(value, parameter);

    /// <summary>The text of a parameter. The prompt of a task from the pipeline is ignored, since it describes how its output was made.</summary>
    /// <param name="text">The value of the parameter.</param>
    /// <param name="parameter">Its name.</param>
    /// <param name="media">The value of the parameter that takes tasks from the pipeline.</param>
    private protected string? TextOf(string? text, string parameter, object[]? media) =>
        StoredValue.Unwrap(media?.FirstOrDefault()) is RunwayTask && !_typed.Contains(parameter) ? null : Given(text);
}
