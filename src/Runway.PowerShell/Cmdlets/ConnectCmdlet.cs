using System.Management.Automation;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>Base class of cmdlets that connect a session to a service.</summary>
public abstract class ConnectCmdlet : ServiceCmdlet
{
    /// <summary>Writes the connection, for -Connection of the other commands.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Creates the connection.</summary>
    protected override void EndProcessing()
    {
        try
        {
            var connection = Make();
            if (PassThru)
            {
                WriteObject(connection);
            }
        }
        catch (RunwayException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, SubjectOf(e), AdviceFor));
        }
    }

    // This cmdlet creates the connection, so there is none to resolve.
    private protected override void Connect()
    {
    }

    /// <summary>Creates the connection and sets it for the session.</summary>
    /// <exception cref="RunwayException">There is no key, or a setting is not valid.</exception>
    private protected abstract object Make();

    /// <summary>The setting that an error is about.</summary>
    private protected abstract object? SubjectOf(Exception error);
}
