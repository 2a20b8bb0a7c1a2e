using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// The base of the cmdlets that make one task of each medium they are given, by its main parameter, by -LiteralPath or
/// from the pipeline.
/// </summary>
public abstract class MediaCmdlet : GeneratingCmdlet
{
    /// <summary>The parameter set of the main parameter.</summary>
    protected const string PathSet = "Path";

    /// <summary>The parameter set of -LiteralPath.</summary>
    protected const string LiteralPathSet = "LiteralPath";

    private IReadOnlySet<string> _typed = new HashSet<string>();

    /// <summary>Files whose names are used as they are, without wildcards, for example names with brackets.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>What the main parameter was given.</summary>
    private protected abstract object[]? Media { get; }

    /// <summary>Notes what stands on the command line; the rest comes with each input.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _typed = MyInvocation.BoundParameters.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Makes one task of each medium.</summary>
    protected override void ProcessRecord()
    {
        IReadOnlyList<MediaSource> sources;
        try
        {
            var reader = new MediaReader(this);
            sources = ParameterSetName == LiteralPathSet ? reader.ReadLiteral(LiteralPath) : reader.Read(Media);
        }
        catch (RunwayException e)
        {
            Submit(Only(Media) ?? MyInvocation.MyCommand.Name, () => throw e);
            return;
        }

        if (sources.Count == 0)
        {
            // Its own check says what is missing.
            Submit(MyInvocation.MyCommand.Name, () => BuildRequest(null));
        }

        foreach (var source in sources)
        {
            Submit(source, () => BuildRequest(source));
        }
    }

    /// <summary>The request that the bound parameters describe for one medium.</summary>
    private protected abstract GenerationRequest BuildRequest(MediaSource? source);

    /// <summary>
    /// The model: the one that was asked for, else the default. Of a task from the pipeline only the output counts; its
    /// Model property says what made it, not what is to be made of it.
    /// </summary>
    private protected string ModelOr(string? model, string standard) =>
        StoredValue.Unwrap(Media?.FirstOrDefault()) is RunwayTask && !_typed.Contains("Model") ? standard : Given(model) ?? standard;

    private static object? Only(object[]? values) => values is { Length: 1 } ? values[0] : values;
}
