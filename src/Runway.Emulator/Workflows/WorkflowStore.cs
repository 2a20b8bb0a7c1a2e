using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Runway.Emulator.Account;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Workflows;

/// <summary>The published workflows and their runs.</summary>
internal sealed class WorkflowStore(RunwayEmulatorOptions options, CreditAccount account)
{
    private readonly List<Workflow> _published = [.. BuiltInWorkflows.All];
    private readonly ConcurrentDictionary<Guid, WorkflowRun> _runs = new();

    /// <summary>All versions by the name of the workflow, the newest first.</summary>
    public IEnumerable<IGrouping<string, Workflow>> ByName => _published.OrderByDescending(w => w.Version).GroupBy(w => w.Name, StringComparer.Ordinal);

    public Workflow? Find(Guid id) => _published.Find(workflow => workflow.Id == id);

    /// <summary>Publishes a version. Before the first request only.</summary>
    public void Publish(Workflow workflow) => _published.Add(workflow);

    public bool TryGetRun(Guid id, [NotNullWhen(true)] out WorkflowRun? run) => _runs.TryGetValue(id, out run);

    /// <summary>Starts a run and charges its nodes, all or none.</summary>
    public Admission TryStart(Workflow workflow, JsonElement body, DateTimeOffset now, out WorkflowRun run)
    {
        run = Plan(Guid.NewGuid(), workflow, body, now);
        var charged = new List<NodeRun>();
        foreach (var node in run.Nodes)
        {
            var admission = account.Admit(node.Plan.Model, WorkflowRun.CreditsOf(node), now);
            if (admission != Admission.Accepted)
            {
                charged.ForEach(earlier => account.Refund(earlier.Plan.Model, WorkflowRun.CreditsOf(earlier), now));
                return admission;
            }

            charged.Add(node);
        }

        Add(run);
        return Admission.Accepted;
    }

    /// <summary>Adds a run that is not charged.</summary>
    public void Add(WorkflowRun run) => _runs[run.Id] = run;

    /// <summary>Works out a run.</summary>
    public WorkflowRun Plan(Guid id, Workflow workflow, JsonElement body, DateTimeOffset now)
    {
        var texts = NodeRuns.Texts(workflow.Graph, body);
        var directives = PromptDirectives.Parse(string.Join(' ', texts.Values));
        var (queue, running) = TaskTimes.Of(options, directives);
        return new(id, NodeRuns.Of(workflow.Graph, texts), directives, now, queue, running);
    }
}
