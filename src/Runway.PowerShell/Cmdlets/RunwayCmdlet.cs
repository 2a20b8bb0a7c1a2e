using System.Management.Automation;
using Runway.Journal;
using Runway.Lifecycle;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>Base class of cmdlets that use the Runway API, over a connection.</summary>
public abstract class RunwayCmdlet : ServiceCmdlet
{
    /// <summary>
    /// The connection, from <c>Connect-Runway -PassThru</c> or Get-RunwayConnection. Default: that of Connect-Runway in this
    /// session, or that of the environment.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [ConnectionTransformation]
    public RunwayConnection? Connection { get; set; }

    private KnownTasks? _known;
    private SeenNames? _names;

    private protected RunwayConnection Service { get; private set; } = null!;

    /// <summary>Keeps a name for completion.</summary>
    /// <param name="kind">A kind of <see cref="SeenNames"/>.</param>
    /// <param name="id">The id.</param>
    /// <param name="name">The name.</param>
    private protected void Note(string kind, string id, string? name) => Names.Note(Service.Context.Identity, kind, id, name);

    /// <summary>Forgets the name of what was deleted.</summary>
    private protected void Forget(string kind, string id) => Names.Forget(Service.Context.Identity, kind, id);

    private SeenNames Names => _names ??= SeenNames.At(Service.JournalPath);

    /// <summary>Pipeline thread: a task as shown to the user: its id, and its input where known.</summary>
    private protected string NameOf(RunwayTask task) => InputRow.Describe(Fill(task));

    /// <summary>Pipeline thread: writes an error about a task, with its input.</summary>
    private protected void WriteTaskError(Exception exception, RunwayTask task) =>
        WriteError(exception, InputRow.Of(Fill((exception as RunwayTaskException)?.Task ?? task), task) ?? (object)task);

    /// <summary>Pipeline thread: the task with the prompt, the model, the batch and whatever else of its request the journal knows.</summary>
    private protected RunwayTask Known(RunwayTask task) => Fill(task) with { Status = task.Status, Failure = task.Failure, FailureCode = task.FailureCode };

    private RunwayTask Fill(RunwayTask task) => (_known ??= new KnownTasks(Service.Journal, Service.Tasks)).Fill(task);

    /// <summary>The engine would refuse each object of the pipeline without a reason.</summary>
    private protected void RefusePipedTasks(string parameter)
    {
        if (MyInvocation.ExpectingInput && MyInvocation.BoundParameters.ContainsKey(parameter))
        {
            ThrowTerminatingError(ErrorRecords.From(
                new RunwayException(RunwayErrors.ParameterNotApplicable, $"Tasks come from the pipeline, and also from -{parameter}.", $"Pipe them or pass them with -{parameter}, not both."),
                MyInvocation.BoundParameters[parameter],
                AdviceFor));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _names?.Save();

    private protected override void Connect() => Service = SessionConnection.Own.Resolve(Connection);
}
