using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>The base of the cmdlets that show the connection of a session.</summary>
public abstract class GetConnectionCmdlet : ModuleCmdlet
{
    /// <summary>Writes the connection.</summary>
    protected override void EndProcessing()
    {
        try
        {
            WriteObject(Find());
        }
        catch (RunwayException e)
        {
            WriteError(ErrorRecords.From(e, null, AdviceFor));
        }
    }

    /// <summary>The connection of the session, else the environment's.</summary>
    /// <exception cref="RunwayException">There is none.</exception>
    private protected abstract object Find();
}
