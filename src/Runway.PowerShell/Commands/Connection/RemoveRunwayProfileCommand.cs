using System.Management.Automation;
using Runway.Connections;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>
/// Removes profiles of Connect-Runway -SaveProfile. It asks for confirmation of each. The secret in the vault stays, and so does a
/// connection made with the profile.
/// </summary>
/// <returns>Nothing.</returns>
/// <seealso cref="GetRunwayProfileCommand"/>
/// <seealso cref="ConnectRunwayCommand"/>
/// <seealso href="about_RunwaySecurity"/>
[Cmdlet(VerbsCommon.Remove, "RunwayProfile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveRunwayProfileCommand : ModuleCmdlet
{
    /// <summary>The names. Wildcards are allowed. A name without a profile is an error; a pattern without a match is not.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [TextTransformation]
    public string[] Name { get; set; } = [];

    /// <summary>Removes the profiles of one record.</summary>
    protected override void ProcessRecord()
    {
        foreach (var wanted in Name)
        {
            foreach (var name in ProfileNames.Matching(wanted))
            {
                Remove(name);
            }
        }
    }

    private void Remove(string name)
    {
        try
        {
            // Before the confirmation, so that nobody confirms what cannot be done.
            var file = ProfileStore.RequireExisting(name);
            if (ShouldProcess($"{name} ({file})", "Remove the profile"))
            {
                ProfileStore.Remove(name);
            }
        }
        catch (RunwayException e)
        {
            WriteError(ErrorRecords.From(e, name));
        }
    }
}
