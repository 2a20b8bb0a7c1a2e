using System.Management.Automation;
using Runway.Voices;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>Changes the name or the description of voices of the organization. What is not given stays.</summary>
/// <seealso cref="GetRunwayVoiceCommand"/>
[Cmdlet(VerbsCommon.Set, "RunwayVoice", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayVoice))]
public sealed class SetRunwayVoiceCommand : ResourceCmdlet
{
    /// <summary>The voices: ids, exact names, or objects of Get-RunwayVoice.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Voice")]
    [ResourceTransformation(nameof(RunwayVoice), nameof(RunwayVoice.Id), IsList = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>The new name.</summary>
    [Parameter]
    [TextTransformation(WithList = "Pass one name.")]
    public string? Name { get; set; }

    /// <summary>The new description; $null takes it away.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [TextTransformation(WithList = "Pass one text.")]
    public string? Description { get; set; }

    /// <summary>Writes the changed voices.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private bool HasDescription => MyInvocation.BoundParameters.ContainsKey(nameof(Description));

    /// <summary>Refuses a call without a change.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Given(Name) is null && !HasDescription)
        {
            RefuseNoChange("Pass a -Name that is not empty, or -Description.");
        }
    }

    /// <summary>Changes the voices of one input.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in Id!)
        {
            Try(id, () =>
            {
                VoiceService.RequireChange(Given(Name), Given(Description), HasDescription && Given(Description) is null);
                var voice = Await(Service.Voices.FindAsync(id, Observer, StopToken));
                if (ShouldProcess(Describe(voice.Name, voice.Id), "Change the voice"))
                {
                    var changed = Await(Service.Voices.UpdateAsync(voice.Id, Given(Name), Given(Description), HasDescription && Given(Description) is null, Observer, StopToken));
                    Note(changed);
                    if (PassThru)
                    {
                        Write(changed);
                    }
                }
            });
        }
    }
}
