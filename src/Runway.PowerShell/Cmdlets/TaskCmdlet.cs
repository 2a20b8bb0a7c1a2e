using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>The base of the cmdlets that do one thing with each task, and write the results in the order of the tasks.</summary>
public abstract class TaskCmdlet : OrderedCmdlet
{
    /// <inheritdoc cref="WaitingCmdlet.Task"/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id", "TaskId", "InputObject")]
    [TaskTransformation]
    [ArgumentCompleter(typeof(TaskIdCompleter))]
    public RunwayTask[] Task { get; set; } = [];

    /// <summary>Begins with each task that arrives.</summary>
    protected override void ProcessRecord()
    {
        foreach (var task in Task)
        {
            try
            {
                TaskService.RequireId(task.Id);
            }
            catch (RunwayException e)
            {
                // Before anybody is asked whether to do it.
                Start(task, () => System.Threading.Tasks.Task.FromException<object?>(e));
                continue;
            }

            Process(task);
        }
    }

    /// <summary>Pipeline thread: starts the work on one task, where it is wanted.</summary>
    private protected abstract void Process(RunwayTask task);
}
