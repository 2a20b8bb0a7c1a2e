using System.Management.Automation;
using Runway.Lifecycle;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>The base of every cmdlet that talks to Runway's own service, over a connection to it.</summary>
public abstract class RunwayCmdlet : ServiceCmdlet
{
    /// <summary>
    /// The connection to use, from <c>Connect-Runway -PassThru</c> or Get-RunwayConnection; without it, the one that
    /// Connect-Runway made in this session, else the one that the environment describes.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [ConnectionTransformation]
    public RunwayConnection? Connection { get; set; }

    private KnownTasks? _known;

    private protected RunwayConnection Service { get; private set; } = null!;

    /// <summary>Pipeline thread: what is said of a task to a person: its id, and the input that it was created from as far as that is known here.</summary>
    private protected string NameOf(RunwayTask task) => InputRow.Describe(Fill(task));

    /// <summary>Pipeline thread: writes an error about a task, with the input that it was created from.</summary>
    private protected void WriteTaskError(Exception exception, RunwayTask task) =>
        WriteError(exception, InputRow.Of(Fill((exception as RunwayTaskException)?.Task ?? task), task) ?? (object)task);

    private RunwayTask Fill(RunwayTask task) => (_known ??= new KnownTasks(Service.Journal, Service.Tasks)).Fill(task);

    private protected override void Connect() => Service = SessionConnection.Own.Resolve(Connection);
}
