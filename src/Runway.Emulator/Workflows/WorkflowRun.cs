using Runway.Emulator.Tasks;

namespace Runway.Emulator.Workflows;

/// <summary>
/// A run of a workflow. Everything follows from the time: nodes of one step run at once, and all steps take equally long. It
/// fails as a whole only where no node has made anything.
/// </summary>
/// <param name="Id">The id of the invocation.</param>
/// <param name="Nodes">What becomes of the nodes.</param>
/// <param name="Directives">The directives in all texts.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="Queue">The time in PENDING.</param>
/// <param name="Running">The time in RUNNING.</param>
internal sealed record WorkflowRun(
    Guid Id, IReadOnlyList<NodeRun> Nodes, PromptDirectives Directives, DateTimeOffset CreatedAt, TimeSpan Queue, TimeSpan Running)
{
    private DateTimeOffset StartsAt => CreatedAt + Queue;

    public DateTimeOffset EndsAt => StartsAt + Running;

    private int Steps => Nodes.Count == 0 ? 1 : Nodes.Max(node => node.Step) + 1;

    private bool MakesNothing => Nodes.Count > 0 && Nodes.All(node => node.Fails);

    public string StatusAt(DateTimeOffset now) =>
        now < StartsAt ? TaskStatuses.Pending
        : now < EndsAt ? Directives.StatusWhileRunning ?? TaskStatuses.Running
        : Directives.StatusAtEnd ?? (MakesNothing ? TaskStatuses.Failed : TaskStatuses.Succeeded);

    public double ProgressAt(DateTimeOffset now) => Running == TimeSpan.Zero ? 1 : Math.Clamp(Math.Round((now - StartsAt) / Running, 2), 0, 1);

    /// <summary>The nodes that have ended.</summary>
    public IEnumerable<NodeRun> EndedAt(DateTimeOffset now) =>
        Nodes.Where(node => StartsAt + (Running * (node.Step + 1) / Steps) <= now);

    /// <summary>What is charged for a node: nothing where it makes nothing, but for refused input.</summary>
    public static long CreditsOf(NodeRun node) => !node.Fails || FailureText.IsCharged(node.FailureCode) ? node.Plan.Credits : 0;
}
