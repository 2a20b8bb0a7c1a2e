using System.Management.Automation;
using Runway.Connections;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>
/// Shows the profiles that Connect-Runway -SaveProfile made: the settings of a connection under a name, without its key.
/// <para>
/// Each profile is a file of its own, readable by its user alone; Path names it. Remove-RunwayProfile removes it.
/// </para>
/// </summary>
/// <remarks>
/// The folder is the user's own, or the one that the environment variable RUNWAY_PROFILES names.
/// </remarks>
/// <returns>The profiles, in the order of their names.</returns>
/// <seealso cref="ConnectRunwayCommand"/>
/// <seealso cref="RemoveRunwayProfileCommand"/>
/// <seealso cref="GetRunwayConnectionCommand"/>
/// <seealso href="about_RunwaySecurity"/>
[Cmdlet(VerbsCommon.Get, "RunwayProfile")]
[OutputType(typeof(RunwayProfile))]
public sealed class GetRunwayProfileCommand : ModuleCmdlet
{
    /// <summary>The names; wildcards are understood. Default: all profiles.</summary>
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
