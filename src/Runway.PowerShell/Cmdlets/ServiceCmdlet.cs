using System.Management.Automation;
using Runway.PowerShell.Cmdlets;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Progress;
using Runway.PowerShell.Views;
using Runway.Tasks;

namespace Runway.PowerShell;

/// <summary>
/// The base of every cmdlet that talks to a service, whichever it is: its streams, and the pump that lets work run on other
/// threads while the pipeline thread alone touches the cmdlet.
/// </summary>
public abstract class ServiceCmdlet : ModuleCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly PipelineQueue _queue = new();
    private CmdletObserver? _observer;
    private ProgressOutlet? _outlet;
    private FileItems? _items;

    internal BatchProgress Progress { get; private set; } = null!;

    /// <summary>Cancelled when the pipeline stops, and when the cmdlet is disposed: after Select-Object -First only the latter comes.</summary>
    internal CancellationToken StopToken => _stopping.Token;

    private protected IRunwayObserver Observer => _observer!;

    /// <inheritdoc/>
    public void Dispose()
    {
        _queue.Close();
        _stopping.Cancel();
        Dispose(true);
        _outlet?.Abandon();
        GC.SuppressFinalize(this);
    }

    /// <summary>Resolves the connection before the first record.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _outlet = new ProgressOutlet(this);
        Progress = new BatchProgress(MyInvocation.MyCommand.Name, _outlet);
        _observer = new CmdletObserver(this, _queue, CmdletObserver.IsWanted(this, "Verbose"), CmdletObserver.IsWanted(this, "Debug"));
        try
        {
            Connect();
        }
        catch (RunwayException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, null, AdviceFor));
        }
    }

    /// <summary>Ctrl+C, on another thread.</summary>
    protected override void StopProcessing() => _stopping.Cancel();

    /// <summary>Releases what a cmdlet holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Finds the connection to use.</summary>
    /// <exception cref="RunwayException">There is none.</exception>
    private protected abstract void Connect();

    /// <summary>Whether an error ends the pipeline, as -ErrorAction Stop and $ErrorActionPreference ask for.</summary>
    internal bool EndsWithErrors => LanguagePrimitives.TryConvertTo<ActionPreference>(
        MyInvocation.BoundParameters.TryGetValue("ErrorAction", out var given) ? given : GetVariableValue("ErrorActionPreference"), out var preference)
        && preference == ActionPreference.Stop;

    /// <summary>Any thread: has the pipeline thread do something.</summary>
    private protected void Post(Action action) => _queue.Post(action);

    /// <summary>Pipeline thread: does what workers posted, without waiting.</summary>
    internal void Drain()
    {
        _queue.Drain();
        Progress.ShowWhenDue();
    }

    /// <summary>Pipeline thread: does what workers post until the work has ended. Does not look at how it ended.</summary>
    internal void PumpUntil(Task work) => _queue.PumpUntil(work, Progress.ShowWhenDue, StopToken);

    /// <summary>Pipeline thread: waits for one result, serving the streams meanwhile.</summary>
    private protected T Await<T>(Task<T> work)
    {
        PumpUntil(work);
        return work.GetAwaiter().GetResult();
    }

    private protected void WriteError(Exception exception, object? target) => WriteError(ErrorRecords.From(exception, target, AdviceFor));

    /// <summary>A file as Get-Item gives it: with its PSPath, and with the columns that the view of files shows.</summary>
    private protected PSObject Item(FileInfo file) => (_items ??= new FileItems(this)).Of(file);
}
