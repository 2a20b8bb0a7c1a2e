using System.Text.Json;

namespace Runway.Tests;

public sealed class AccountTests
{
    private readonly FakeService _service = new();

    [Fact]
    public async Task Usage_of_more_than_ninety_days_is_read_in_adjacent_periods_without_overlap()
    {
        _service.Answer = seen => FakeService.Json($$"""{"results":[{"date":"{{Member(seen, "startDate")}}","usedCredits":[{"model":"gen4.5","amount":-3},{"model":"gen4_image","amount":5}]}],"models":["gen4_image"]}""");

        var rows = await Usage(new DateOnly(2026, 1, 1), new DateOnly(2026, 8, 1));

        Assert.Equal(
            [("2026-01-01", "2026-04-01"), ("2026-04-01", "2026-06-30"), ("2026-06-30", "2026-08-01")],
            _service.Requests.Select(r => (Member(r, "startDate"), Member(r, "beforeDate"))));
        Assert.Equal(6, rows.Count);
        Assert.Equal(new RunwayUsage(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), "gen4.5", -3), rows[0]);
    }

    [Fact]
    public async Task Without_dates_the_last_thirty_days_and_today_are_read()
    {
        _service.Answer = _ => FakeService.Json("{\"results\":[],\"models\":[]}");

        Assert.Empty(await Usage(null, null));

        var request = Assert.Single(_service.Requests);
        Assert.Equal(("2026-10-22", "2026-11-22"), (Member(request, "startDate"), Member(request, "beforeDate")));
    }

    [Fact]
    public async Task Dates_the_wrong_way_round_are_refused_before_anything_is_sent()
    {
        var error = await Assert.ThrowsAsync<RunwayException>(() => Usage(new DateOnly(2026, 2, 1), new DateOnly(2026, 1, 1)));

        Assert.Equal("RunwayInvalidDateRange", error.ErrorId);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task The_organization_shows_limits_and_use_of_each_model()
    {
        _service.Answer = _ => FakeService.Json("""{"creditBalance":120,"tier":{"maxMonthlyCreditSpend":10000,"models":{"gen4.5":{"maxConcurrentGenerations":2,"maxDailyGenerations":null}}},"usage":{"models":{"gen4.5":{"dailyGenerations":7},"old":{"dailyGenerations":1}}}}""");
        using var connection = _service.Connect();

        var organization = await _service.Clock.Drive(() => connection.Account.GetOrganizationAsync(null, default));

        Assert.Equal((120d, 10000d), (organization.CreditBalance, organization.MaxMonthlyCreditSpend!.Value));
        Assert.Equal([new RunwayModelLimit("gen4.5", 2, null, 7), new RunwayModelLimit("old", null, null, 1)], organization.Models);
    }

    [Fact]
    public async Task A_read_is_retried_after_temporary_errors()
    {
        _service.Answer = _ => _service.Requests.Count switch
        {
            1 => FakeService.Status(502, "<html>"),
            2 => throw new HttpRequestException("cut", new IOException("reset")),
            _ => FakeService.Json("{\"creditBalance\":1}"),
        };
        using var connection = _service.Connect();

        Assert.Equal(1, (await _service.Clock.Drive(() => connection.Account.GetOrganizationAsync(null, default))).CreditBalance);
        Assert.Equal(3, _service.Requests.Count);
    }

    private static string Member(Seen seen, string name) => JsonDocument.Parse(seen.Body!).RootElement.GetProperty(name).GetString()!;

    private async Task<List<RunwayUsage>> Usage(DateOnly? start, DateOnly? before)
    {
        using var connection = _service.Connect();
        return await _service.Clock.Drive(() => Collect(connection.Account.GetUsageAsync(start, before, null, default)));
    }

    private static async Task<List<RunwayUsage>> Collect(IAsyncEnumerable<RunwayUsage> rows)
    {
        var all = new List<RunwayUsage>();
        await foreach (var row in rows)
        {
            all.Add(row);
        }

        return all;
    }
}
