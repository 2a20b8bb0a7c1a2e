using System.Management.Automation;
using Runway.Connections;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>
/// Shows the profiles of Connect-Runway -SaveProfile: settings of a connection under a name, without its key.
/// <para>
/// Each profile is a file that only its user can read; Path shows it. Remove-RunwayProfile removes it.
/// </para>
/// </summary>
/// <remarks>
/// The folder is in the user's profile, or the one in the environment variable RUNWAY_PROFILES.
/// </remarks>
/// <returns>The profiles, ordered by name.</returns>
/// <seealso cref="ConnectRunwayCommand"/>
/// <seealso cref="RemoveRunwayProfileCommand"/>
/// <seealso cref="GetRunwayConnectionCommand"/>
/// <seealso href="about_RunwaySecurity"/>
[Cmdlet(VerbsCommon.Get, "RunwayProfile")]
[OutputType(typeof(RunwayProfile))]
public sealed class GetRunwayProfileCommand : ModuleCmdlet
{
    /// <summary>The names. Wildcards are allowed. Default: all profiles.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [TextTransformation]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Writes the profiles.</summary>
    protected override void EndProcessing()
    {
        foreach (var name in Name.SelectMany(ProfileNames.Matching))
        {
            Write(name);
        }
    }

    private void Write(string name)
    {
        try
        {
            WriteObject(ProfileStore.Read(name));
        }
        catch (RunwayException e)
        {
            WriteError(ErrorRecords.From(e, name));
        }
    }
}
