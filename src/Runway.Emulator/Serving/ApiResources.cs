using Runway.Emulator.Account;
using Runway.Emulator.Avatars;
using Runway.Emulator.Checking;
using Runway.Emulator.Routing;
using Runway.Emulator.Tasks;
using Runway.Emulator.Uploads;
using Runway.Emulator.Workflows;
using Runway.Emulator.Workspace;

namespace Runway.Emulator.Serving;

/// <summary>The resources of the API, with their operations and outputs.</summary>
internal sealed class ApiResources
{
    private readonly TaskStore _tasks;
    private readonly WorkflowStore _workflows;

    /// <exception cref="FormatException">A fixture is not valid.</exception>
    public ApiResources(
        RunwayEmulatorOptions options, DateTimeOffset now, ApiDocument document, CreditAccount account, TaskStore tasks, UploadStore uploads, RequestStatistics statistics)
    {
        (_tasks, _workflows) = (tasks, new(options, account));
        var fixtures = options.Fixtures?.File;
        var cursors = fixtures?.Cursors ?? [];
        var routers = new RouterStore();
        var workspace = new LinkedWorkspace(options.WorkspaceEntries ?? fixtures?.LinkedEntries(), now);
        var links = new OutputLinks(options.OutputLifetime);
        var checker = new BodyChecker(document, uploads, options.AcceptUnverifiedModels);
        var ofTasks = new TaskEndpoints(tasks, checker, links, statistics);
        var ofWorkflows = new WorkflowEndpoints(_workflows, document, checker, links, statistics);
        var ofAccount = new AccountEndpoints(options, document, checker, account, tasks);
        var ofRouters = new RouterEndpoints(routers, document, checker, () => ofAccount.Models, cursors);
        var ofUploads = new UploadEndpoint(checker, uploads);
        var world = new AvatarWorld();
        var rules = new AvatarRules(world);
        var avatars = new AvatarWriter(world, links);
        var ofAvatars = new AvatarEndpoints(options, world, document, checker, rules, avatars, cursors);
        var ofVideos = new AvatarVideoEndpoint(world, document, checker, rules, ofTasks);
        var ofDocuments = new DocumentEndpoints(world, document, checker, avatars, cursors);
        var ofVoices = new VoiceEndpoints(options, world, document, checker, account, links, statistics, cursors);
        var ofSessions = new SessionEndpoints(options, world, document, checker, rules, account, statistics);
        Outputs = new(
            (id, index, at) => ofTasks.OutputOf(id, at) ?? ofWorkflows.OutputOf(id, index) ?? ofVoices.OutputOf(id) ?? avatars.OutputOf(id)
                ?? ConversationEndpoints.OutputOf(world.Sessions.Find(id)),
            links,
            options.OutputBytes);
        Router = new(
            options.ApiKey,
            [
                .. ofTasks.Routes(document),
                .. ofAccount.Routes,
                new("POST", UploadEndpoint.UploadsPath, call => ofUploads.Open(call.Body, call.BaseAddress, call.Now)),
                .. ofWorkflows.Routes,
                .. ofRouters.Routes,
                .. new GenerateEndpoints(routers, tasks, ofTasks, document, checker).Routes,
                .. new WorkspaceEndpoints(workspace, cursors).Routes,
                .. ofAvatars.Routes,
                .. ofVideos.Routes,
                .. ofDocuments.Routes,
                .. ofVoices.Routes,
                .. ofSessions.Routes,
                .. new ConversationEndpoints(world, new(world, avatars, links), cursors).Routes,
            ]);
        if (fixtures is not null)
        {
            new FixtureLoader(options, now, tasks, _workflows, routers, workspace, new(document, checker, ofRouters), new(options, now, world, ofVoices, ofAvatars, ofDocuments, ofSessions)).Load(fixtures);
        }
    }

    /// <summary>Answers requests under /v1.</summary>
    public ApiRouter Router { get; }

    /// <summary>Serves the files of tasks and runs.</summary>
    public OutputEndpoint Outputs { get; }

    /// <summary>When a task or run ends; null where that is not known.</summary>
    public DateTimeOffset? EndOf(Guid id, DateTimeOffset now) =>
        _tasks.TryGet(id, now, out var task) ? task.EndsAt : _workflows.TryGetRun(id, out var run) ? run.EndsAt : null;
}
