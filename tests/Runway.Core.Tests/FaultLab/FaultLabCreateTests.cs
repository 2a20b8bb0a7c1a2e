namespace Runway.Tests;

/// <summary>
/// Whatever fails while tasks are created, by any kind of create, the journal has every accepted task by its id or as
/// unknown, and no request of unknown outcome is sent again.
/// </summary>
public sealed class FaultLabCreateTests
{
    private const int Tasks = 8;
    private const int Hit = 4;

    /// <summary>Faults after which the response is valid.</summary>
    public static TheoryData<string, string> Answered => OfEach("slow", "length too long", "clock ahead", "clock behind");

    /// <summary>Faults after which there is certainly no task, and how many requests are sent again.</summary>
    public static TheoryData<string, string, int> NotAccepted => OfEach(
        ("refused", 0),
        ("429", Hit),
        ("429, Retry-After", Hit),
        ("429, Retry-After as a date", Hit),
        ("429, Retry-After of a clock that is ahead", Hit),
        ("429, Retry-After of a clock that is behind", Hit));

    /// <summary>Faults after which there may be a task, and how many of the requests were accepted.</summary>
    public static TheoryData<string, string, int> Doubtful => OfEach(
        ("cut before the body", 0),
        ("cut after the body", Hit),
        ("cut after the headers", Hit),
        ("500", 0),
        ("502", 0),
        ("503, Retry-After", 0),
        ("504", 0),
        ("504, accepted", Hit),
        ("too slow", Hit),
        ("web page", 0),
        ("web page, accepted", Hit),
        ("web page with 502", 0));

    /// <summary>Faults that are a refusal.</summary>
    public static TheoryData<string, string> Refused => OfEach("400", "403");

    [Theory]
    [MemberData(nameof(Answered))]
    public async Task A_create_with_a_valid_response_returns_a_task(string create, string fault)
    {
        using var lab = await Run(create, fault);

        Require(lab, accepted: Tasks, requests: Tasks, unknown: 0);
    }

    // The response to a run has nothing but the id; that of a router is so long that half of it has the id.
    [Theory]
    [InlineData("text_to_image", "length too short", 0)]
    [InlineData("text_to_image", "cut in the answer", Hit)]
    [InlineData("recipes/marketing_stock_image", "length too short", 0)]
    [InlineData("recipes/marketing_stock_image", "cut in the answer", Hit)]
    [InlineData("generate/image", "length too short", 0)]
    [InlineData("generate/image", "cut in the answer", 0)]
    [InlineData("workflow", "length too short", Hit)]
    [InlineData("workflow", "cut in the answer", Hit)]
    public async Task A_response_that_is_cut_off_returns_a_task_if_it_has_the_id(string create, string fault, int unknown)
    {
        using var lab = await Run(create, fault);

        Require(lab, accepted: Tasks, requests: Tasks, unknown);
    }

    [Theory]
    [MemberData(nameof(NotAccepted))]
    public async Task A_create_that_the_service_certainly_did_not_accept_is_sent_again(string create, string fault, int sentAgain)
    {
        using var lab = await Run(create, fault);

        Require(lab, accepted: Tasks, requests: Tasks + sentAgain, unknown: 0);
        Assert.True(lab.Clock.Elapsed < TimeSpan.FromMinutes(1), $"{lab.Clock.Elapsed}");
        Assert.True(lab.Clock.Elapsed >= TimeSpan.FromSeconds(fault.Contains("Retry-After", StringComparison.Ordinal) ? 19 : 1), $"{lab.Clock.Elapsed}");
    }

    [Theory]
    [MemberData(nameof(Doubtful))]
    public async Task A_create_of_unknown_outcome_is_listed_as_unknown_and_not_sent_again(string create, string fault, int takenAllTheSame)
    {
        using var lab = await Run(create, fault);

        Require(lab, accepted: Tasks - Hit + takenAllTheSame, requests: Tasks, unknown: Hit);
        Assert.All(lab.Errors, e => Assert.Equal("RunwaySubmissionOutcomeUnknown", e.ErrorId));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_refused_create_is_not_listed(string create, string fault)
    {
        using var lab = await Run(create, fault);

        Require(lab, accepted: Tasks - Hit, requests: Tasks, unknown: 0);
        Assert.Equal(Hit, lab.Errors.Count);
    }

    [Theory]
    [MemberData(nameof(FaultLab.Operations), MemberType = typeof(FaultLab))]
    public async Task With_RetryUnknown_a_create_of_unknown_outcome_is_sent_again_and_stays_listed(string create)
    {
        using var lab = await Run(create, "cut after the body", retryUnknown: true);

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

    private static TheoryData<string, string> OfEach(params string[] faults)
    {
        var rows = new TheoryData<string, string>();
        foreach (var create in FaultLab.Requests.Keys)
        {
            Array.ForEach(faults, fault => rows.Add(create, fault));
        }

        return rows;
    }

    private static TheoryData<string, string, int> OfEach(params (string Fault, int Number)[] faults)
    {
        var rows = new TheoryData<string, string, int>();
        foreach (var create in FaultLab.Requests.Keys)
        {
            Array.ForEach(faults, fault => rows.Add(create, fault.Fault, fault.Number));
        }

        return rows;
    }

    private static async Task<FaultLab> Run(string create, string fault, bool retryUnknown = false)
    {
        var lab = new FaultLab(0, FaultKinds.Rule(fault, "create", Hit));
        await lab.Create(Tasks, retryUnknown, FaultLab.Requests[create]);
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
