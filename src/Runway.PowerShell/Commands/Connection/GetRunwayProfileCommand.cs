using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Shows the profiles that Connect-Runway -SaveProfile made: the settings of a connection under a name, without its key.
/// <para>
/// Each profile is a file of its own, readable by its user alone; Path names it. Removing the file removes the profile.
/// </para>
/// </summary>
/// <remarks>
/// The folder is the user's own, or the one that the environment variable RUNWAY_PROFILES names.
/// </remarks>
/// <returns>The profiles, in the order of their names.</returns>
/// <seealso cref="ConnectRunwayCommand"/>
/// <seealso cref="GetRunwayConnectionCommand"/>
/// <seealso href="about_RunwaySecurity"/>
[Cmdlet(VerbsCommon.Get, "RunwayProfile")]
[OutputType(typeof(RunwayProfile))]
public sealed class GetRunwayProfileCommand : ModuleCmdlet
{
    /// <summary>The names; wildcards are understood. All profiles when nothing is said.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [TextTransformation]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Writes the profiles.</summary>
    protected override void EndProcessing()
    {
        var all = ProfileStore.Names();
        foreach (var wanted in Name)
        {
            var pattern = WildcardPattern.Get(wanted, WildcardOptions.IgnoreCase);
            var found = all.Where(pattern.IsMatch).ToList();

            // A name that is no pattern names one profile, and it is an error that there is none.
            foreach (var name in found.Count > 0 || WildcardPattern.ContainsWildcardCharacters(wanted) ? found : [wanted])
            {
                Write(name);
            }
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
