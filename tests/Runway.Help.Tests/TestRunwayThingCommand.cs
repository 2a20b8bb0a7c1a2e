using System.Management.Automation;

namespace Runway.Help.Tests;

/// <summary>A cmdlet with one of every form of parameter.</summary>
[Cmdlet(VerbsDiagnostic.Test, "RunwayThing", DefaultParameterSetName = "Folder", SupportsShouldProcess = true)]
[OutputType(typeof(string), typeof(int))]
public sealed class TestRunwayThingCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Key")]
    public string[] Thing { get; set; } = [];

    [Parameter(ParameterSetName = "File", Mandatory = true)]
    public string? OutFile { get; set; }

    [Parameter(ParameterSetName = "Folder", Position = 1)]
    [SupportsWildcards]
    public string Folder { get; set; } = ".";

    [Parameter]
    public long? Seed { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    public string? NotAParameter { get; set; }
}
