using Runway.Documents;
using Runway.Generated.Models;

namespace Runway.Tests;

/// <summary>Whatever fails while files and documents are made the same, a repeated run ends with one document for each file.</summary>
public sealed class FaultLabSyncTests
{
    private static readonly SyncFile[] Files = [new("/k/a.md", "a.md", "new a"), new("/k/b.md", "b.md", "b"), new("/k/c.md", "c.md", "c")];

    [Theory]
    [MemberData(nameof(FaultKinds.Passing), MemberType = typeof(FaultKinds))]
    public async Task A_repeated_run_ends_with_one_document_for_each_file_in_spite_of(string fault)
    {
        using var lab = new FaultLab(
            0,
            FaultKinds.Rule(fault, "GET /v1/documents", 1, after: 1),
            FaultKinds.Rule(fault, "GET /v1/documents/*", 1),
            FaultKinds.Rule(fault, "POST /v1/documents", 2, after: 2),
            FaultKinds.Rule(fault, "PATCH /v1/documents/*", 1),
            FaultKinds.Rule(fault, "PATCH /v1/avatars/*", 1),
            FaultKinds.Rule(fault, "DELETE /v1/documents/*", 1));
        var documents = lab.Connection.Documents;
        await lab.Clock.Drive(() => lab.Connection.Account.GetOrganizationAsync(lab.Observer, default));
        var old = await lab.Clock.Drive(() => documents.CreateAsync("a.md", "old a", lab.Observer, default));
        var gone = await lab.Clock.Drive(() => documents.CreateAsync("gone.md", "x", lab.Observer, default));
        var avatar = await lab.Clock.Drive(() => lab.Connection.Context.Client(new(null)).CreateAvatarAsync(new()
        {
            Name = "Desk",
            Personality = "Helps.",
            ReferenceImage = "https://a.example/1.png",
            Voice = new AvatarVoice { Type = "runway-live-preset", PresetId = "clara" },
            DocumentIds = [old.Id, gone.Id],
        }));

        SyncOutcome outcome;
        var runs = 0;
        do
        {
            outcome = await SyncAsync(lab);
            Assert.InRange(++runs, 1, 4);
        }
        while (outcome.Errors.Count > 0);

        var repeated = await SyncAsync(lab);
        Assert.Equal(["Unchanged", "Unchanged", "Unchanged"], repeated.Rows.Select(row => row.Action));
        var left = await lab.Clock.Drive(() => documents.ListAsync(false, true, lab.Observer, default).ToListAsync().AsTask());
        Assert.Equal(["a.md", "b.md", "c.md"], left.Select(document => document.Name).Order());
        Assert.All(left, document => Assert.Equal("Desk", Assert.Single(document.UsedBy).Name));
        Assert.Equal("new a", (await lab.Clock.Drive(() => documents.GetAsync(old.Id, lab.Observer, default))).Content);
        Assert.Equal(left.Select(document => document.Id).Order(), (await lab.Clock.Drive(() => lab.Connection.Context.Client(new(null)).GetAvatarAsync(avatar.Id!))).DocumentIds!.Order());
    }

    private static async Task<SyncOutcome> SyncAsync(FaultLab lab)
    {
        var sync = lab.Connection.Documents.Sync(throttleLimit: 4);
        var found = await lab.Clock.Drive(() => lab.Connection.Avatars.FindAsync("Desk", lab.Observer, default));
        var avatar = new SyncAvatar(found.Id, "Desk", found.DocumentId);
        var plan = await lab.Clock.Drive(() => sync.PlanAsync(Files, avatar, _ => true, lab.Observer, default));
        return await lab.Clock.Drive(() => sync.RunAsync([.. plan.Select(one => one.Step)], avatar, lab.Observer, default));
    }
}
