using System.Management.Automation;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>The base of the cmdlets that connect a session to a service.</summary>
public abstract class ConnectCmdlet : ServiceCmdlet
{
    /// <summary>Writes the connection, for -Connection of the other commands.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Makes the connection.</summary>
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

    // There is none to find: this cmdlet makes it.
    private protected override void Connect()
    {
    }

    /// <summary>Makes the connection and gives it to the session.</summary>
    /// <exception cref="RunwayException">There is no key, or a setting is not usable.</exception>
    private protected abstract object Make();

    /// <summary>The setting that an error is about.</summary>
    private protected abstract object? SubjectOf(Exception error);
}
