using System.Net;
using System.Text.Json;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests;

/// <summary>Fault rules: the requests that they match, and what the client gets.</summary>
public sealed class FaultScriptTests
{
    [Theory]
    [InlineData("""{"every":3}""", "3,6,9")]
    [InlineData("""{"first":2}""", "1,2")]
    [InlineData("""{"after":7}""", "8,9,10")]
    [InlineData("""{"after":2,"first":4,"every":2}""", "4,6")]
    public async Task A_rule_applies_to_the_requests_that_it_counts(string when, string hit)
    {
        using var rig = With($$"""{"rules":[{"on":"organization","do":"answer","status":503,{{when[1..]}}]}""");

        Assert.Equal(hit, string.Join(',', await Hits(rig, 10)));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_random_faults()
    {
        var hits = new List<string>();
        foreach (var seed in new[] { 7, 7, 8 })
        {
            using var rig = With($$"""{"seed":{{seed}},"rules":[{"do":"answer","status":503,"chance":0.3}]}""");
            hits.Add(string.Join(',', await Hits(rig, 60)));
        }

        Assert.Equal(hits[0], hits[1]);
        Assert.NotEqual(hits[0], hits[2]);
        Assert.InRange(hits[0].Split(',').Length, 8, 30);
    }

    [Fact]
    public async Task The_first_matching_rule_applies_and_the_other_rules_still_count_the_request()
    {
        using var rig = With("""{"rules":[{"every":2,"do":"answer","status":500},{"every":4,"do":"answer","status":502},{"every":3,"do":"answer","status":503}]}""");
        var seen = new List<int>();
        for (var i = 0; i < 6; i++)
        {
            seen.Add((int)(await rig.Get("/v1/organization")).Status);
        }

        Assert.Equal([200, 500, 503, 500, 200, 500], seen);
    }

    [Theory]
    [InlineData("create", "create")]
    [InlineData("read", "read")]
    [InlineData("delete", "delete")]
    [InlineData("download", "download")]
    [InlineData("upload", "upload")]
    [InlineData("organization", "organization,usage")]
    [InlineData("any", "create,delete,download,organization,read,upload,usage")]
    [InlineData("/v1/tasks/*", "delete,read")]
    [InlineData("GET /v1/*", "organization,read")]
    [InlineData("POST /v1/organization/usage", "usage")]
    public async Task A_rule_applies_to_one_kind_of_request(string on, string hit)
    {
        using var rig = With($$"""{"rules":[{"on":"{{on}}","do":"html","status":418}]}""");
        (string Name, HttpMethod Method, string Path)[] requests =
        [
            ("create", HttpMethod.Post, "/v1/text_to_image"),
            ("delete", HttpMethod.Delete, "/v1/tasks/x"),
            ("download", HttpMethod.Get, "/outputs/x/0.png"),
            ("organization", HttpMethod.Get, "/v1/organization"),
            ("read", HttpMethod.Get, "/v1/tasks/x"),
            ("upload", HttpMethod.Post, "/v1/uploads"),
            ("usage", HttpMethod.Post, "/v1/organization/usage"),
            ("witness", HttpMethod.Get, "/emulator/accepted"),
        ];
        var hits = new List<string>();
        foreach (var (name, method, path) in requests)
        {
            using var request = Rig.Request(method, path);
            using var response = await rig.Client.SendAsync(request);
            hits.AddRange((int)response.StatusCode == 418 ? [name] : []);
        }

        Assert.Equal(hit, string.Join(',', hits));
    }

    [Theory]
    [InlineData(""" "do":"refuse-connection" """, 0)]
    [InlineData(""" "do":"cut-before-body" """, 0)]
    [InlineData(""" "do":"cut-after-body" """, 1)]
    [InlineData(""" "do":"cut-after-headers" """, 1)]
    [InlineData(""" "do":"cut-in-body" """, 1)]
    [InlineData(""" "do":"wrong-length","bytes":5 """, 1)]
    public async Task An_accepted_create_is_listed_even_if_its_response_was_lost(string action, int accepted)
    {
        using var rig = With($$"""{"rules":[{"on":"create",{{action}}}]}""");

        await Assert.ThrowsAsync<HttpRequestException>(() => rig.Create(Rig.Image("a heron")));

        Assert.Equal(accepted, rig.Emulator.AcceptedCreates);
        Assert.All(rig.Emulator.Accepted, create => Assert.Equal(("text_to_image", "a heron"), (create.Operation, create.PromptText)));
        var listed = JsonDocument.Parse(await rig.Client.GetStringAsync("/emulator/accepted")).RootElement.GetProperty("accepted");
        Assert.Equal(rig.Emulator.Accepted.Select(a => a.Id), listed.EnumerateArray().Select(a => a.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(",\"accepted\":true", 1)]
    public async Task A_gateway_fault_can_come_before_or_after_the_service_accepts_the_create(string more, int accepted)
    {
        using var rig = With($$"""{"rules":[{"on":"create","do":"html","status":504{{more}}}]}""");
        using var request = Rig.Request(HttpMethod.Post, "/v1/text_to_image", Rig.Heron);
        using var response = await rig.Client.SendAsync(request);

        Assert.Equal((HttpStatusCode.GatewayTimeout, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(accepted, rig.Emulator.AcceptedCreates);
    }

    [Fact]
    public async Task A_delayed_response_waits_on_the_clock_of_the_emulator()
    {
        using var rig = With("""{"rules":[{"on":"create","delay":30}]}""");
        var create = rig.Create();
        Assert.False(create.IsCompleted);
        Assert.Equal(1, rig.Emulator.AcceptedCreates);

        rig.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(create.IsCompleted);
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(Guid.TryParse(await create, out _));
    }

    [Fact]
    public async Task A_wrong_clock_changes_the_dates_of_responses_tasks_and_Retry_After()
    {
        using var rig = With("""{"rules":[{"on":"read","skew":3600},{"on":"organization","do":"answer","status":429,"skew":-3600,"retryAfter":20,"retryAfterAsDate":true}]}""");
        var created = rig.Clock.GetUtcNow();
        var id = await rig.Create();
        using var read = await rig.Client.SendAsync(Rig.Request(HttpMethod.Get, $"/v1/tasks/{id}"));
        using var busy = await rig.Client.SendAsync(Rig.Request(HttpMethod.Get, "/v1/organization"));

        var task = JsonDocument.Parse(await read.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(created.AddHours(1), task.GetProperty("createdAt").GetDateTimeOffset());
        Assert.Equal(created.AddHours(1), read.Headers.Date);
        Assert.Equal(created.AddHours(-1), busy.Headers.Date);
        Assert.Equal(created.AddHours(-1).AddSeconds(20), busy.Headers.RetryAfter!.Date);
    }

    [Fact]
    public async Task A_Content_Length_that_is_too_short_cuts_the_end_of_the_file()
    {
        using var rig = With("""{"rules":[{"on":"download","first":1,"do":"wrong-length","bytes":-100}]}""");
        var url = (await rig.Outputs())[0];

        var shorter = await rig.Client.GetByteArrayAsync(url);
        var whole = await rig.Client.GetByteArrayAsync(url);

        Assert.Equal(whole[..^100], shorter);
    }

    [Theory]
    [InlineData("""{"rules":[]}""", "no rules")]
    [InlineData("""{"rules":[{"on":"reads","do":"html"}]}""", "'reads'")]
    [InlineData("""{"rules":[{"do":"html"},{"on":"read"}]}""", "Rule 2")]
    [InlineData("""{"rules":[{"do":"answer"}]}""", "status")]
    [InlineData("""{"rules":[{"do":"cut-after-body","status":500}]}""", "belong to answer and html")]
    [InlineData("""{"rules":[{"do":"wrong-length"}]}""", "bytes")]
    [InlineData("""{"rules":[{"do":"html","chance":0}]}""", "chance")]
    [InlineData("""{"rules":[{"do":"html","every":0}]}""", "every")]
    [InlineData("""{"rules":[{"do":"explode"}]}""", "do")]
    [InlineData("""{"rules":[{"do":"html","evry":2}]}""", "evry")]
    [InlineData("rules", "cannot be read")]
    public void An_invalid_script_is_refused_with_the_reason(string json, string why) =>
        Assert.Contains(why, Assert.Throws<FormatException>(() => FaultScript.Parse(json)).Message);

    [Fact]
    public void The_example_in_the_description_is_a_valid_script()
    {
        var from = FaultScript.Form.IndexOf('{');
        var script = FaultScript.Parse(FaultScript.Form[from..(FaultScript.Form.IndexOf("] }", from) + 3)]);

        Assert.Equal((7, 4), (script.Seed, script.Rules.Count));
        Assert.All(Enum.GetValues<FaultAction>().Skip(1), a => Assert.Contains($" {JsonNamingPolicy.KebabCaseLower.ConvertName(a.ToString())} ", FaultScript.Form));
    }

    private static Rig With(string script) => new(new() { FaultScript = FaultScript.Parse(script) });

    private static async Task<List<int>> Hits(Rig rig, int requests)
    {
        var hits = new List<int>();
        for (var i = 1; i <= requests; i++)
        {
            hits.AddRange((await rig.Get("/v1/organization")).Status == HttpStatusCode.OK ? [] : [i]);
        }

        return hits;
    }
}
