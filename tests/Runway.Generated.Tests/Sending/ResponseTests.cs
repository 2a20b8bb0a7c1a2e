using System.Text;
using System.Text.Json;

namespace Runway.Generated.Tests;

/// <summary>Valid responses, also with unknown members and values.</summary>
public sealed class ResponseTests
{
    [Fact]
    public async Task A_finished_task_is_read_in_full()
    {
        var task = await ReadTaskAsync(
            """
            {"id":"1","status":"SUCCEEDED","createdAt":"2026-11-21T10:00:00.125Z",
             "output":["https://example.com/a.png?_jwt=x"],"cost":{"credits":5}}
            """);

        Assert.Equal("SUCCEEDED", task.Status);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 10, 0, 0, 125, TimeSpan.Zero), task.CreatedAt);
        Assert.Equal(["https://example.com/a.png?_jwt=x"], task.Output);
        Assert.Equal(5, task.Cost?.CreditsProp);
        Assert.Null(task.Failure);
        Assert.Empty(task.AdditionalData);
    }

    [Fact]
    public async Task An_unknown_status_keeps_its_text()
    {
        var task = await ReadTaskAsync("""{"id":"1","status":"Canceled_by-Moon"}""");

        Assert.Equal("Canceled_by-Moon", task.Status);
    }

    [Fact]
    public async Task Unknown_members_are_kept()
    {
        var task = await ReadTaskAsync("""{"id":"1","status":"RUNNING","eta":{"seconds":[7]},"cost":{"currency":"EUR"}}""");

        Assert.Equal("""{"seconds":[7]}""", ((JsonElement)task.AdditionalData["eta"]).GetRawText());
        Assert.Equal("EUR", ((JsonElement)task.Cost!.AdditionalData["currency"]).GetString());
    }

    [Theory]
    [InlineData("\"2026-11-21T10:00:00\"", "2026-11-21T10:00:00+00:00")]
    [InlineData("\"2026-11-21 10:00:00Z\"", "2026-11-21T10:00:00+00:00")]
    [InlineData("\"2026-11-21T10:00:00+02:00\"", "2026-11-21T10:00:00+02:00")]
    [InlineData("\"just now\"", null)]
    [InlineData("1795255200", null)]
    [InlineData("{\"seconds\":1}", null)]
    [InlineData("null", null)]
    public async Task A_task_with_an_invalid_timestamp_is_read(string json, string? expected)
    {
        var task = await ReadTaskAsync("{\"createdAt\":" + json + ",\"id\":\"1\",\"status\":\"RUNNING\"}");

        Assert.Equal("1", task.Id);
        Assert.Equal(expected, task.CreatedAt?.ToString("yyyy-MM-ddTHH:mm:sszzz"));
    }

    [Fact]
    public async Task A_response_with_a_byte_order_mark_is_read()
    {
        var wire = Wire.Answering([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("""{"id":"7"}""")]);

        var created = await wire.Client.CreateTextToImageAsync(new() { Model = "m", PromptText = "p" });

        Assert.Equal("7", created!.Id);
    }

    [Fact]
    public async Task Limits_are_read_by_model_and_null_means_unlimited()
    {
        var wire = Wire.Answering(
            """
            {"creditBalance":120,"tier":{"models":{"gen4.5":{"maxConcurrentGenerations":2},"veo3.1":{"maxConcurrentGenerations":null}}}}
            """);

        var organization = await wire.Client.GetOrganizationAsync();

        Assert.Equal(120, organization.CreditBalance);
        Assert.Equal(2, organization.Tier?.Models?.Entries["gen4.5"].MaxConcurrentGenerations);
        Assert.Null(organization.Tier?.Models?.Entries["veo3.1"].MaxConcurrentGenerations);
    }

    [Fact]
    public async Task Usage_is_requested_and_read_by_day()
    {
        var wire = Wire.Answering(
            """{"results":[{"date":"2026-11-20","usedCredits":[{"model":"gen4_image","amount":-8}]}],"models":["gen4_image"]}""");

        var usage = await wire.Client.QueryOrganizationUsageAsync(new() { StartDate = new(2026, 11, 1) });

        Assert.Single(wire.Sent).HasMembers("""{"startDate":"2026-11-01"}""");
        var day = Assert.Single(usage.Results!);
        Assert.Equal(new DateOnly(2026, 11, 20), day.Day);
        Assert.Equal(-8, Assert.Single(day.UsedCredits!).Amount);
    }

    private static Task<TaskResponse> ReadTaskAsync(string json) => Wire.Answering(json).Client.GetTaskAsync("1");
}
