using Runway.Emulator;
using Runway.Routing;

namespace Runway.Tests;

/// <summary>Whatever fails while tasks are read and saved, the batch completes with the right bytes.</summary>
public sealed class FaultLabReadTests
{
    private const int Tasks = 3;
    private const int TwiceEach = 2 * Tasks;

    [Theory]
    [MemberData(nameof(FaultKinds.Passing), MemberType = typeof(FaultKinds))]
    public async Task A_wait_continues_in_spite_of(string fault)
    {
        using var lab = new FaultLab(12, FaultKinds.Rule(fault, "read", TwiceEach));
        var tasks = await lab.Create(Tasks);

        await lab.Save(tasks);

        lab.RequireComplete(tasks);
        Assert.Equal(TwiceEach, lab.Emulator.FaultedRequests);
        Assert.InRange(lab.Clock.Elapsed, TimeSpan.FromSeconds(12), TimeSpan.FromMinutes(8));
    }

    [Theory]
    [MemberData(nameof(FaultKinds.OfDownloads), MemberType = typeof(FaultKinds))]
    public async Task A_download_completes_in_spite_of(string fault)
    {
        using var lab = new FaultLab(0, FaultKinds.Rule(fault, "download", TwiceEach));
        var tasks = await lab.Create(Tasks);

        await lab.Save(tasks);

        lab.RequireComplete(tasks);
        Assert.Equal(FaultKinds.Hits(fault, Tasks), lab.Emulator.FaultedRequests);
        Assert.InRange(lab.Clock.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(5));
    }

    [Theory]
    [MemberData(nameof(FaultKinds.Passing), MemberType = typeof(FaultKinds))]
    public async Task A_fresh_URL_is_fetched_in_spite_of(string fault)
    {
        // The first read of each task sees its end; the rule begins with the second read, which follows the expired URL.
        using var lab = new FaultLab(0, FaultKinds.Rule("expired URL", "download", Tasks), FaultKinds.Rule(fault, "read", TwiceEach, after: Tasks));
        var tasks = await lab.Create(Tasks);

        await lab.Save(tasks);

        lab.RequireComplete(tasks);
        Assert.Equal(Tasks + FaultKinds.Hits(fault, Tasks), lab.Emulator.FaultedRequests);
    }

    [Theory]
    [MemberData(nameof(FaultKinds.Passing), MemberType = typeof(FaultKinds))]
    public async Task A_single_read_succeeds_in_spite_of(string fault)
    {
        using var lab = new FaultLab(
            0,
            FaultKinds.Rule(fault, "read", 2),
            FaultKinds.Rule(fault, "GET /v1/organization", 2),
            FaultKinds.Rule(fault, "POST /v1/organization/usage", 2));
        var task = (await lab.Create(1))[0];

        Assert.Equal("SUCCEEDED", (await lab.Clock.Drive(() => lab.Connection.Tasks.GetAsync(task, lab.Observer, default))).Status);
        Assert.Equal(99_995, (await lab.Clock.Drive(() => lab.Connection.Account.GetOrganizationAsync(lab.Observer, default))).CreditBalance);
        Assert.NotEmpty(await lab.Clock.Drive(() => lab.Connection.Account.GetUsageAsync(null, null, lab.Observer, default).ToListAsync().AsTask()));

        Assert.Equal(FaultKinds.Hits(fault, 3), lab.Emulator.FaultedRequests);
        Assert.Equal(0, lab.Emulator.ReadsUnder(TimeSpan.FromSeconds(5)));
    }

    [Theory]
    [MemberData(nameof(FaultKinds.Passing), MemberType = typeof(FaultKinds))]
    public async Task Workflows_and_runs_are_read_in_spite_of(string fault)
    {
        using var lab = new FaultLab(
            12,
            FaultKinds.Rule(fault, "GET /v1/workflows", 2),
            FaultKinds.Rule(fault, "GET /v1/workflows/*", 2),
            FaultKinds.Rule(fault, "GET /v1/workflow_invocations/*", 2));

        // A web page as the very first answer shows that the base URL is wrong.
        await lab.Clock.Drive(() => lab.Connection.Account.GetOrganizationAsync(lab.Observer, default));
        var workflow = await lab.Clock.Drive(() => lab.Connection.Workflows.FindAsync("Picture", lab.Observer, default));
        var run = Assert.Single(await lab.Create(1, request: FaultLab.Requests["workflow"]));
        var finished = await lab.Clock.Drive(() => lab.Connection.Tasks.WaitAsync(run, lab.Observer, default));

        Assert.Equal("Prompt", Assert.Single(workflow.Inputs!).Label);
        Assert.Equal(("SUCCEEDED", 1), (finished.Status, finished.Output.Length));
        Assert.InRange(lab.Emulator.FaultedRequests, FaultKinds.Hits(fault, 3), 6);
    }

    [Theory]
    [MemberData(nameof(FaultKinds.Passing), MemberType = typeof(FaultKinds))]
    public async Task The_lists_of_the_workspace_are_read_in_spite_of(string fault)
    {
        const int Entries = 250;
        using var lab = new FaultLab(new RunwayEmulatorOptions
        {
            WorkspaceEntries = Entries,
            FaultScript = new FaultScript([FaultKinds.Rule(fault, "GET /v1/organization/webapp/usage", 2), FaultKinds.Rule(fault, "GET /v1/organization/webapp/audit_logs", 2)]),
        });
        var workspace = lab.Connection.Workspace;

        // A web page as the very first answer shows that the base URL is wrong.
        await lab.Clock.Drive(() => lab.Connection.Account.GetOrganizationAsync(lab.Observer, default));

        var usage = await lab.Clock.Drive(() => workspace.GetUsageAsync(new WorkspaceFilter(), lab.Observer, default).ToListAsync().AsTask());
        var log = await lab.Clock.Drive(() => workspace.GetAuditLogAsync(new WorkspaceFilter(), lab.Observer, default).ToListAsync().AsTask());

        Assert.Equal((Entries, Entries), (usage.Count, log.Select(e => e.EventId).Distinct().Count()));
        Assert.Equal(4, lab.Emulator.FaultedRequests);
    }

    [Theory]
    [MemberData(nameof(FaultKinds.Passing), MemberType = typeof(FaultKinds))]
    public async Task Routers_are_read_changed_and_deleted_in_spite_of(string fault)
    {
        using var lab = new FaultLab(0, FaultKinds.Rule(fault, "GET /v1/routers", 2, after: 1), FaultKinds.Rule(fault, "PATCH /v1/routers/*", 2), FaultKinds.Rule(fault, "DELETE /v1/routers/*", 2));
        var routers = lab.Connection.Routers;
        await lab.Clock.Drive(() => routers.CreateAsync("r", new RouterDraft(), lab.Observer, default));
        await lab.Clock.Drive(() => routers.FindAsync("r", lab.Observer, default));

        var changed = await lab.Clock.Drive(() => routers.ChangeAsync("r", new RouterDraft { MaxVideoCredits = 9 }, lab.Observer, default));
        var read = await lab.Clock.Drive(() => routers.GetAsync(changed.Id, lab.Observer, default));
        Assert.Equal((changed.Id, changed.Version, 9), (read.Id, read.Version, read.MaxVideoCredit));
        Assert.Empty(await lab.Clock.Drive(() => routers.GetRequestsAsync("r", lab.Observer, default).ToListAsync().AsTask()));
        await lab.Clock.Drive(() => routers.DeleteAsync("r", lab.Observer, default));

        Assert.Equal(["draft"], (await lab.Clock.Drive(() => routers.ListAsync(lab.Observer, default).ToListAsync().AsTask())).Select(r => r.Slug));
        Assert.InRange(lab.Emulator.FaultedRequests, 4, 6);
    }

    [Theory]
    [MemberData(nameof(FaultKinds.Passing), MemberType = typeof(FaultKinds))]
    public async Task A_task_is_deleted_in_spite_of(string fault)
    {
        using var lab = new FaultLab(0, FaultKinds.Rule(fault, "delete", 2));
        var task = (await lab.Create(1))[0];

        await lab.Clock.Drive(() => lab.Connection.Tasks.DeleteAsync(task, lab.Observer, default));

        var gone = await Assert.ThrowsAsync<RunwayException>(() => lab.Clock.Drive(() => lab.Connection.Tasks.GetAsync(task, lab.Observer, default)));
        Assert.Equal("RunwayTaskNotFound", gone.ErrorId);
        Assert.InRange(lab.Emulator.FaultedRequests, 1, 2);
    }

    [Fact]
    public async Task A_batch_completes_in_spite_of_random_faults_of_every_kind()
    {
        var rules = new List<FaultRule>();
        foreach (var fault in FaultKinds.PassingNames)
        {
            rules.Add(FaultKinds.Rule(fault, "read", 1000) with { Chance = 0.02 });
            rules.Add(FaultKinds.Rule(fault, "download", 1000) with { Chance = 0.003 });
        }

        using var lab = new FaultLab(30, [.. rules]);
        var tasks = await lab.Create(12);

        await lab.Save(tasks);

        lab.RequireComplete(tasks);
        Assert.True(lab.Emulator.FaultedRequests > 12, $"{lab.Emulator.FaultedRequests} faults");
    }
}
