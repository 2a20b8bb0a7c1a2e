using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>Base class of cmdlets that show the connection of a session.</summary>
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

    /// <summary>The connection of the session, or that of the environment.</summary>
    /// <exception cref="RunwayException">There is none.</exception>
    private protected abstract object Find();
}
