namespace Runway.Tests;

/// <summary>
/// Whatever fails while tasks are created, the journal has every accepted task by its id or as
/// unknown, and no request of unknown outcome is sent again.
/// </summary>
public sealed class FaultLabCreateTests
{
    private const int Tasks = 8;
    private const int Hit = 4;

    [Theory]
    [InlineData("slow")]
    [InlineData("length too short")]
    [InlineData("length too long")]
    [InlineData("clock ahead")]
    [InlineData("clock behind")]
    public async Task A_create_with_a_valid_response_returns_a_task(string fault)
    {
        using var lab = await Run(fault);

        Require(lab, accepted: Tasks, requests: Tasks, unknown: 0);
    }

    [Theory]
    [InlineData("refused", 0)]
    [InlineData("429", Hit)]
    [InlineData("429, Retry-After", Hit)]
    [InlineData("429, Retry-After as a date", Hit)]
    [InlineData("429, Retry-After of a clock that is ahead", Hit)]
    [InlineData("429, Retry-After of a clock that is behind", Hit)]
    public async Task A_create_that_the_service_certainly_did_not_accept_is_sent_again(string fault, int sentAgain)
    {
        using var lab = await Run(fault);

        Require(lab, accepted: Tasks, requests: Tasks + sentAgain, unknown: 0);
        Assert.True(lab.Clock.Elapsed < TimeSpan.FromMinutes(1), $"{lab.Clock.Elapsed}");
        Assert.True(lab.Clock.Elapsed >= TimeSpan.FromSeconds(fault.Contains("Retry-After", StringComparison.Ordinal) ? 19 : 1), $"{lab.Clock.Elapsed}");
    }

    [Theory]
    [InlineData("cut before the body", 0)]
    [InlineData("cut after the body", Hit)]
    [InlineData("cut after the headers", Hit)]
    [InlineData("cut in the answer", Hit)]
    [InlineData("500", 0)]
    [InlineData("502", 0)]
    [InlineData("503, Retry-After", 0)]
    [InlineData("504", 0)]
    [InlineData("504, accepted", Hit)]
    [InlineData("too slow", Hit)]
    [InlineData("web page", 0)]
    [InlineData("web page, accepted", Hit)]
    [InlineData("web page with 502", 0)]
    public async Task A_create_of_unknown_outcome_is_listed_as_unknown_and_not_sent_again(string fault, int takenAllTheSame)
    {
        using var lab = await Run(fault);

        Require(lab, accepted: Tasks - Hit + takenAllTheSame, requests: Tasks, unknown: Hit);
        Assert.All(lab.Errors, e => Assert.Equal("RunwaySubmissionOutcomeUnknown", e.ErrorId));
    }

    [Theory]
    [InlineData("400")]
    [InlineData("403")]
    public async Task A_refused_create_is_not_listed(string fault)
    {
        using var lab = await Run(fault);

        Require(lab, accepted: Tasks - Hit, requests: Tasks, unknown: 0);
        Assert.Equal(Hit, lab.Errors.Count);
    }

    [Fact]
    public async Task With_RetryUnknown_a_create_of_unknown_outcome_is_sent_again_and_stays_listed()
    {
        using var lab = await Run("cut after the body", retryUnknown: true);

        Require(lab, accepted: Tasks + Hit, requests: Tasks + Hit, unknown: Hit, twice: Hit);
        Assert.Empty(lab.Errors);
    }

    [Fact]
    public async Task A_service_that_always_responds_429_gets_a_bounded_number_of_requests()
    {
        using var lab = new FaultLab(0, FaultKinds.Rule("429", "create", 1000));
        await lab.Create(1);

        Assert.Equal((5, 0), (lab.Creates, (int)lab.Emulator.AcceptedCreates));
        Assert.Equal("RunwayRateLimited", Assert.Single(lab.Errors).ErrorId);
        Assert.Empty(lab.History());
    }

    private static async Task<FaultLab> Run(string fault, bool retryUnknown = false)
    {
        var lab = new FaultLab(0, FaultKinds.Rule(fault, "create", Hit));
        await lab.Create(Tasks, retryUnknown);
        Assert.Equal(Hit, lab.Emulator.FaultedRequests);
        return lab;
    }

    private static void Require(FaultLab lab, int accepted, int requests, int unknown, int twice = 0)
    {
        var history = lab.History();
        var doubtful = history.Where(t => t.Status == RunwayTaskStatus.Unknown).Select(t => t.PromptText!).ToHashSet();
        var known = history.Where(t => t.Status != RunwayTaskStatus.Unknown).Select(t => t.Id).ToHashSet();
        Assert.Equal(accepted, lab.Emulator.Accepted.Count);
        Assert.Equal(requests, lab.Creates);
        Assert.Equal(unknown, history.Count(t => t.Status == RunwayTaskStatus.Unknown));

        // Each id in the journal was accepted, and each accepted create is in the journal by its id or, if unknown, by its prompt.
        Assert.Subset(lab.Emulator.Accepted.Select(a => a.Id).ToHashSet(), known);
        Assert.All(lab.Emulator.Accepted, a => Assert.True(known.Contains(a.Id) || doubtful.Contains(a.PromptText), $"'{a.PromptText}' is lost"));
        Assert.Equal(accepted - twice, lab.Emulator.Accepted.Select(a => a.PromptText).Distinct().Count());
    }
}
