using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Adds a filter to videos with the "Runway AI" service. Each result is a new video.
/// <para>
/// The documentation names vintage, cinematic and black-and-white; other names are sent unchanged.
/// </para>
/// </summary>
/// <returns>The medium: its URL, its kind, the operation, and the response.</returns>
/// <seealso cref="EditRunwayAIVideoCommand"/>
/// <seealso cref="SetRunwayAIVideoSpeedCommand"/>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
[Cmdlet(VerbsCommon.Set, "RunwayAIVideoFilter", SupportsShouldProcess = true)]
[OutputType(typeof(RunwayAIMedia))]
public sealed class SetRunwayAIVideoFilterCommand : RunwayAIVideoCmdlet
{
    /// <summary>The name of the filter, such as vintage, cinematic or black-and-white.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RunwayAIValueCompleter))]
    public string Filter { get; set; } = string.Empty;

    private protected override RunwayAIRequest BuildRequest() => new RunwayAIVideoFilterRequest { Filter = Filter.Trim() };
}
