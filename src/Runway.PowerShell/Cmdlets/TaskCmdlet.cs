using System.Management.Automation;
using Runway.Lifecycle;
using Runway.PowerShell.Errors;

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

    /// <summary>Whether the cmdlet asks before each task unless it is told not to.</summary>
    private protected virtual bool AsksByDefault => false;

    /// <summary>Pipeline thread: whether to do something with a task. Whoever is asked, or told by -WhatIf, sees its prompt, too.</summary>
    private protected bool ShouldProcess(RunwayTask task, string action)
    {
        var isAsked = MyInvocation.BoundParameters.TryGetValue("Confirm", out var given) ? LanguagePrimitives.IsTrue(given) : AsksByDefault;
        return ShouldProcess(IsWhatIf || isAsked ? NameOf(task) : InputRow.Describe(task), action);
    }

    private protected override void OnFailed(Exception exception, object target) => WriteTaskError(exception, (RunwayTask)target);

    /// <summary>Pipeline thread: starts the work on one task, where it is wanted.</summary>
    private protected abstract void Process(RunwayTask task);
}
