using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>Reads tasks as they are now, without waiting.</summary>
[Cmdlet(VerbsCommon.Get, "RunwayTask")]
[OutputType(typeof(RunwayTask))]
public sealed class GetRunwayTaskCommand : OrderedCmdlet
{
    /// <summary>The tasks: ids, RunwayTask objects, or anything with an Id property.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Id", "TaskId", "InputObject")]
    [TaskTransformation]
    public RunwayTask[] Task { get; set; } = [];

    /// <summary>Starts reading.</summary>
    protected override void ProcessRecord()
    {
        foreach (var task in Task)
        {
            Start(task, async () => await Service.Tasks.GetAsync(task, Observer, StopToken).ConfigureAwait(false));
        }
    }
}
