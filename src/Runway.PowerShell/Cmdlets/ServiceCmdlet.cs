using System.Management.Automation;
using Runway.PowerShell.Cmdlets;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Progress;
using Runway.PowerShell.Views;
using Runway.Tasks;

namespace Runway.PowerShell;

/// <summary>
/// Base class of cmdlets that use a service: the streams, and the queue through which work on other threads reaches the pipeline
/// thread.
/// </summary>
public abstract class ServiceCmdlet : ModuleCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly PipelineQueue _queue = new();
    private CmdletObserver? _observer;
    private ProgressOutlet? _outlet;
    private FileItems? _items;

    internal BatchProgress Progress { get; private set; } = null!;

    /// <summary>Cancelled when the pipeline stops or the cmdlet is disposed; Select-Object -First only disposes it.</summary>
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

    /// <summary>Releases the resources.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Resolves the connection.</summary>
    /// <exception cref="RunwayException">There is none.</exception>
    private protected abstract void Connect();

    /// <summary>Whether an error ends the pipeline, by -ErrorAction or $ErrorActionPreference.</summary>
    internal bool EndsWithErrors => LanguagePrimitives.TryConvertTo<ActionPreference>(
        MyInvocation.BoundParameters.TryGetValue("ErrorAction", out var given) ? given : GetVariableValue("ErrorActionPreference"), out var preference)
        && preference == ActionPreference.Stop;

    /// <summary>Any thread: posts an action for the pipeline thread.</summary>
    private protected void Post(Action action) => _queue.Post(action);

    /// <summary>Pipeline thread: runs the posted actions, without waiting.</summary>
    internal void Drain()
    {
        _queue.Drain();
        Progress.ShowWhenDue();
    }

    /// <summary>Pipeline thread: runs posted actions until the work has ended, also with an exception.</summary>
    internal void PumpUntil(Task work) => _queue.PumpUntil(work, Progress.ShowWhenDue, StopToken);

    /// <summary>Pipeline thread: waits for a result, and runs posted actions meanwhile.</summary>
    private protected T Await<T>(Task<T> work)
    {
        PumpUntil(work);
        return work.GetAwaiter().GetResult();
    }

    /// <summary>Pipeline thread: handles each item when it arrives. Whoever stops the pipeline ends the reading.</summary>
    private protected void ForEach<T>(IAsyncEnumerable<T> items, Action<T> handle)
    {
        var reader = items.GetAsyncEnumerator(StopToken);
        while (Await(reader.MoveNextAsync().AsTask()))
        {
            handle(reader.Current);
        }
    }

    /// <summary>Does something that may fail; an error is written, and the next input follows.</summary>
    private protected void Try(object? target, Action action)
    {
        try
        {
            action();
        }
        catch (RunwayException e)
        {
            WriteError(e, target);
        }
    }

    private protected void WriteError(Exception exception, object? target) => WriteError(ErrorRecords.From(exception, target, AdviceFor));

    /// <summary>A file as Get-Item returns it, with the properties that the view of files shows.</summary>
    private protected PSObject Item(FileInfo file) => (_items ??= new FileItems(this)).Of(file);
}
