using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// The base class of the cmdlets that create one task for each medium from their main parameter, -LiteralPath or the pipeline.
/// </summary>
public abstract class MediaCmdlet : GeneratingCmdlet
{
    /// <summary>The parameter set of the main parameter.</summary>
    protected const string PathSet = "Path";

    /// <summary>The parameter set of -LiteralPath.</summary>
    protected const string LiteralPathSet = "LiteralPath";


    /// <summary>Files whose names are used as they are, without wildcards, for example names with brackets.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The value of the main parameter.</summary>
    private protected abstract object[]? Media { get; }

    // One request for each medium.
    private protected override IEnumerable<(object Target, Func<GenerationRequest> Build)> Requests()
    {
        IReadOnlyList<MediaSource> sources;
        try
        {
            var reader = new MediaReader(this);
            sources = ParameterSetName == LiteralPathSet ? reader.ReadLiteral(LiteralPath) : reader.Read(Media);
        }
        catch (RunwayException e)
        {
            return [(Only(Media) ?? MyInvocation.MyCommand.Name, () => throw e)];
        }

        // The review of the request reports a missing medium.
        return sources.Count == 0 ? [Request(MyInvocation.MyCommand.Name, null)] : [.. sources.Select(source => Request(source, source))];
    }

    private (object Target, Func<GenerationRequest> Build) Request(object target, MediaSource? source) => (target, () => BuildRequest(source));


    /// <summary>Creates the request for one medium from the bound parameters.</summary>
    private protected abstract GenerationRequest BuildRequest(MediaSource? source);

    /// <summary>
    /// The model: the value of -Model, else the default. The Model property of a task from the pipeline is ignored, since it is the
    /// model that created the task.
    /// </summary>
    private protected string ModelOr(string? model, string standard) =>
        StoredValue.Unwrap(Media?.FirstOrDefault()) is RunwayTask && !IsTyped("Model") ? standard : Given(model) ?? standard;

    private static object? Only(object[]? values) => values is { Length: 1 } ? values[0] : values;
}
