using System.Management.Automation;
using Runway.Lifecycle;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>Base class of cmdlets with one request for each task. The results are written in the order of the tasks.</summary>
public abstract class TaskCmdlet : OrderedCmdlet
{
    /// <inheritdoc cref="WaitingCmdlet.Task"/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id", "TaskId", "InputObject")]
    [TaskTransformation]
    [ArgumentCompleter(typeof(TaskIdCompleter))]
    public RunwayTask[] Task { get; set; } = [];

    /// <summary>Refuses tasks from the pipeline beside those of -Task.</summary>
    protected override void BeginProcessing()
    {
        RefusePipedTasks(nameof(Task));
        base.BeginProcessing();
    }

    /// <summary>Starts the request for each task.</summary>
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
                // Before the confirmation.
                Start(task, () => System.Threading.Tasks.Task.FromException<object?>(e));
                continue;
            }

            Process(task);
        }
    }

    /// <summary>Whether the cmdlet asks for confirmation by default.</summary>
    private protected virtual bool AsksByDefault => false;

    /// <summary>Pipeline thread: calls ShouldProcess for a task. The question and -WhatIf also show its prompt.</summary>
    private protected bool ShouldProcess(RunwayTask task, string action)
    {
        var isAsked = MyInvocation.BoundParameters.TryGetValue("Confirm", out var given) ? LanguagePrimitives.IsTrue(given) : AsksByDefault;
        return ShouldProcess(IsWhatIf || isAsked ? NameOf(task) : InputRow.Describe(task), action);
    }

    private protected override void OnFailed(Exception exception, object target) => WriteTaskError(exception, (RunwayTask)target);

    /// <summary>Pipeline thread: starts the request for one task, after ShouldProcess.</summary>
    private protected abstract void Process(RunwayTask task);
}
