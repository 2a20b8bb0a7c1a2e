using Runway.Routing;

namespace Runway.Tests;

/// <summary>Routers: how they are found, created once, changed in part and deleted.</summary>
public sealed class RouterTests
{
    private const string Creates = "POST /v1/routers";

    [Theory]
    [InlineData("cut after the body", true)]
    [InlineData("cut after the headers", true)]
    [InlineData("cut in the answer", true)]
    [InlineData("504, accepted", true)]
    [InlineData("web page, accepted", true)]
    [InlineData("too slow", true)]
    [InlineData("504", false)]
    [InlineData("web page with 502", false)]
    public async Task A_router_whose_answer_was_lost_is_found_by_its_slug_and_never_created_twice(string fault, bool isThere)
    {
        using var lab = new FaultLab(0, FaultKinds.Rule(fault, Creates, 1));
        var draft = new RouterDraft { OptimizeFor = "quality", MaxVideoCredits = 60 };
        var create = () => lab.Clock.Drive(() => lab.Connection.Routers.CreateAsync("nightly", draft, lab.Observer, default));

        if (isThere)
        {
            var router = await create();
            Assert.Equal(("nightly", 60), (router.Slug, router.MaxVideoCredit));
            Assert.Contains(lab.Observer.Warnings, w => w.Contains(router.Id, StringComparison.Ordinal));
        }
        else
        {
            var error = await Assert.ThrowsAsync<RunwayException>(create);
            Assert.Equal(RunwayErrorKind.OutcomeUnknown, error.Kind);
            Assert.Contains("no such router", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, lab.Creates);
    }

    [Fact]
    public async Task A_router_with_the_slug_and_other_values_is_not_taken_for_the_one_whose_answer_was_lost()
    {
        using var lab = new FaultLab(0, FaultKinds.Rule("504", Creates, 1, after: 1));
        await lab.Clock.Drive(() => lab.Connection.Routers.CreateAsync("nightly", new RouterDraft { OptimizeFor = "cost" }, lab.Observer, default));

        var error = await Assert.ThrowsAsync<RunwayException>(() => lab.Clock.Drive(() => lab.Connection.Routers.CreateAsync("nightly", new RouterDraft { OptimizeFor = "quality" }, lab.Observer, default)));

        Assert.Equal(RunwayErrorKind.OutcomeUnknown, error.Kind);
        Assert.Contains("optimizeFor", error.Message, StringComparison.Ordinal);
        Assert.Empty(lab.Observer.Warnings);
    }

    [Fact]
    public async Task A_router_that_existed_long_before_is_not_taken_for_the_one_whose_answer_was_lost()
    {
        using var lab = new FaultLab(0, FaultKinds.Rule("504", Creates, 1, after: 1));
        await lab.Clock.Drive(() => lab.Connection.Routers.CreateAsync("nightly", new RouterDraft(), lab.Observer, default));
        lab.Clock.Advance(TimeSpan.FromHours(1));

        var error = await Assert.ThrowsAsync<RunwayException>(() => lab.Clock.Drive(() => lab.Connection.Routers.CreateAsync("nightly", new RouterDraft(), lab.Observer, default)));

        Assert.Contains("existed before", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_keeps_what_is_not_given_and_null_removes_the_description()
    {
        using var lab = new FaultLab(0);
        var routers = lab.Connection.Routers;
        await lab.Clock.Drive(() => routers.CreateAsync("r", new RouterDraft { Description = "d", MaxImageCredits = 8, AllowModels = ["gen4_image"], FallbackOnCapacity = true }, null, default));

        var changed = await lab.Clock.Drive(() => routers.ChangeAsync("r", new RouterDraft { ClearsDescription = true, MaxVideoCredits = 60 }, null, default));

        Assert.Equal((null, 60, 8, true), (changed.Description, changed.MaxVideoCredit, changed.MaxImageCredit, changed.FallbackOnCapacity));
        Assert.Equal(["gen4_image"], changed.AllowModel);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Upper")]
    [InlineData("1st")]
    [InlineData("a b")]
    [InlineData("a\n")]
    public async Task A_text_that_is_no_slug_is_refused_before_anything_is_sent(string slug)
    {
        using var lab = new FaultLab(0);

        var error = await Assert.ThrowsAsync<RunwayException>(() => lab.Connection.Routers.CreateAsync(slug, new RouterDraft(), null, default));

        Assert.Equal("RunwayInvalidRouter", error.ErrorId);
        Assert.Empty(lab.Emulator.Requests);
    }

    [Fact]
    public async Task A_list_of_several_pages_is_read_only_as_far_as_it_is_asked_for()
    {
        using var lab = new FaultLab(0);
        for (var i = 0; i < 130; i++)
        {
            await lab.Clock.Drive(() => lab.Connection.Routers.CreateAsync($"r{i}", new RouterDraft(), null, default));
        }

        Assert.Single(await lab.Clock.Drive(() => lab.Connection.Routers.ListAsync(null, default).Take(1).ToListAsync().AsTask()));
        Assert.Single(lab.Emulator.Requests, r => r.Method == "GET");
        Assert.Equal(131, (await lab.Clock.Drive(() => lab.Connection.Routers.ListAsync(null, default).ToListAsync().AsTask())).DistinctBy(r => r.Id).Count());
        Assert.Equal("r0", (await lab.Clock.Drive(() => lab.Connection.Routers.FindAsync("r0", null, default))).Slug);
    }
}
