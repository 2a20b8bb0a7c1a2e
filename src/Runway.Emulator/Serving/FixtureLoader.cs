using System.Text.Json;
using System.Text.Json.Nodes;
using Runway.Emulator.Fixtures;
using Runway.Emulator.Routing;
using Runway.Emulator.Tasks;
using Runway.Emulator.Workflows;
using Runway.Emulator.Workspace;

namespace Runway.Emulator.Serving;

/// <summary>Puts fixtures into the stores of an emulator. They are not charged and not counted as creates.</summary>
internal sealed class FixtureLoader(
    RunwayEmulatorOptions options, DateTimeOffset now, TaskStore tasks, WorkflowStore workflows, RouterStore routers, LinkedWorkspace workspace, FixtureRules rules, AvatarFixtureLoader ofAvatars)
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    /// <summary>Loads all entries.</summary>
    /// <exception cref="FormatException">An entry is not valid.</exception>
    public void Load(FixtureFile file)
    {
        Array.ForEach(file.Models, routers.AddModel);
        Each("tasks", file.Tasks, Add);
        Each("workflows", file.Workflows, Add);
        Each("invocations", file.Invocations, Add);
        Each("routers", file.Routers, Add);
        Each("voices", file.Voices, ofAvatars.Add);
        Each("documents", file.Documents, ofAvatars.Add);
        Each("avatars", file.Avatars, ofAvatars.Add);
        Each("sessions", file.Sessions, ofAvatars.Add);
        workspace.Give(file.AuditLogs.Select(EntryOf));
        workspace.Give(file.WorkspaceUsage.Select(UsageOf));
    }

    private static void Each<T>(string list, T[] entries, Action<T> add)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            try
            {
                add(entries[i]);
            }
            catch (FormatException e)
            {
                throw new FormatException($"The fixtures: {list}[{i}]: {e.Message}.", e);
            }
        }
    }

    private void Add(TaskFixture given)
    {
        var plan = rules.PlanOf(given.Operation, given.Request, now);
        var state = StartState.Of(given.Status, given.FailureCode, given.CreatedAt, PromptDirectives.Parse(plan.Prompt), options, now);
        tasks.Restore(new(plan, state.Directives, state.CreatedAt, state.Queue, state.Running) { Id = given.Id!.Value }, state.HasEnded, now);
    }

    private void Add(WorkflowFixture given) => workflows.Publish(new(
        given.Id!.Value, given.Name!, given.Version, given.Description, given.CreatedAt ?? now,
        given.Graph is { } graph ? new WorkflowGraph(graph) : BuiltInWorkflows.Picture(styled: false)));

    private void Add(InvocationFixture given)
    {
        var workflow = workflows.Find(given.Workflow!.Value) ?? throw new FormatException($"there is no workflow {given.Workflow}");
        var body = given.NodeOutputs is { } inputs ? JsonDocument.Parse(new JsonObject { ["nodeOutputs"] = JsonNode.Parse(inputs.GetRawText()) }.ToJsonString()).RootElement : Nothing;
        rules.RequireInputs(workflow, body, now);
        var run = workflows.Plan(given.Id!.Value, workflow, body, now);
        var state = StartState.Of(given.Status, given.FailureCode, given.CreatedAt, run.Directives, options, now);
        run = run with { CreatedAt = state.CreatedAt, Queue = state.Queue, Running = state.Running, Directives = state.Directives };
        workflows.Add(given.Status == TaskStatuses.Failed ? run with { Nodes = [.. run.Nodes.Select(node => Failed(node, given.FailureCode))] } : run);
    }

    private static NodeRun Failed(NodeRun node, string? code) => node with { Fails = true, FailureCode = code, Message = FailureText.For(code) };

    private void Add(RouterFixture given)
    {
        var body = rules.RouterOf(given, now);
        if (!routers.TryCreate(given.Id!.Value, body, given.CreatedAt ?? now, out var router))
        {
            throw new FormatException($"another router has the slug {given.Slug}");
        }

        foreach (var request in given.Requests)
        {
            routers.Note(router.Id, new()
            {
                Id = Guid.NewGuid(),
                RequestId = Guid.NewGuid().ToString(),
                Status = request.Status,
                CreatedAt = request.CreatedAt ?? now,
                Model = request.Model,
                Provider = request.Provider,
                ReasonCode = request.ReasonCode,
                EstimatedCredits = request.EstimatedCredits,
                TaskId = request.TaskId,
            });
        }
    }

    private static AuditEntry EntryOf(AuditLogFixture given) => new()
    {
        EventId = given.EventId!.Value,
        Timestamp = given.Timestamp!.Value,
        Action = given.Action!,
        ActorUsername = given.ActorUsername,
        ActorEmail = given.ActorEmail,
        ActorDeleted = given.ActorDeleted,
        WorkspaceId = given.WorkspaceId ?? WorkspaceNames.First,
        WorkspaceName = given.WorkspaceName ?? WorkspaceNames.Of(given.WorkspaceId ?? WorkspaceNames.First),
        Metadata = given.Metadata is { ValueKind: JsonValueKind.Object } metadata ? JsonObject.Create(metadata)! : [],
        ResourceType = given.ResourceType,
        ResourceId = given.ResourceId,
        ClientIpAddress = given.ClientIpAddress ?? "203.0.113.7",
        UserAgent = given.UserAgent,
        RequestId = given.RequestId,
    };

    private static UsageEntry UsageOf(UsageFixture given) => new()
    {
        Timestamp = given.Timestamp!.Value,
        Credits = given.Credits!.Value,
        Email = given.Email ?? "ada@example.com",
        WorkspaceId = given.WorkspaceId ?? WorkspaceNames.First,
        WorkspaceName = given.WorkspaceName ?? WorkspaceNames.Of(given.WorkspaceId ?? WorkspaceNames.First),
        Tool = given.Tool ?? "Gen-4.5",
    };
}
