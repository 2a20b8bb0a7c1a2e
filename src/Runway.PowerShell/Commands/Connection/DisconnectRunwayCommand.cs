using System.Globalization;
using System.Management.Automation;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>
/// Forgets the connection of this session, and its key with it. Tasks go on at the service; commands that still run
/// with the connection end as if stopped. Creates that are out are waited for, at most 20 seconds, so that the journal has the
/// ids of what is paid for.
/// <para>
/// Afterwards the other commands use what the environment describes, as they do before the first Connect-Runway. An
/// emulator ends with its connection. Where there is no connection, nothing happens.
/// </para>
/// </summary>
/// <seealso cref="ConnectRunwayCommand"/>
/// <seealso cref="GetRunwayConnectionCommand"/>
/// <seealso href="about_Runway"/>
[Cmdlet(VerbsCommunications.Disconnect, "Runway")]
[OutputType(typeof(void))]
public sealed class DisconnectRunwayCommand : ModuleCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    /// <summary>Closes the connection.</summary>
    protected override void EndProcessing()
    {
        var journal = SessionConnection.Current?.JournalPath;
        try
        {
            if (SessionConnection.CloseAsync(_stopping.Token).GetAwaiter().GetResult() is > 0 and var left)
            {
                WriteWarning(string.Create(CultureInfo.CurrentCulture, $"{left} creates are still out. Get-RunwayTaskHistory shows what comes of them while this process lives."));
            }
        }
        catch (RunwayException e)
        {
            WriteError(ErrorRecords.From(e, journal));
        }
    }

    /// <summary>Ctrl+C, on another thread.</summary>
    protected override void StopProcessing() => _stopping.Cancel();
}
