using System.Text.Json;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests;

/// <summary>The statistics of the emulator about its clients.</summary>
public sealed class WitnessTests
{
    [Fact]
    public async Task Reads_of_one_task_that_come_too_soon_are_counted()
    {
        using var rig = new Rig();
        string[] ids = [await rig.Create(), await rig.Create()];
        foreach (var seconds in new[] { 0, 5, 4.999, 6 })
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(seconds));
            await rig.Read(ids[0]);
            await rig.Read(ids[1].ToUpperInvariant());
        }

        Assert.Equal(2, rig.Emulator.ReadsUnder(TimeSpan.FromSeconds(5)));
        Assert.Equal(0, rig.Emulator.ReadsUnder(TimeSpan.FromSeconds(4.999)));
        Assert.Equal(6, rig.Emulator.ReadsUnder(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_key_that_is_sent_with_a_download_is_counted()
    {
        using var rig = new Rig();
        var url = (await rig.Outputs())[0];
        using var clean = await rig.Client.GetAsync(url);
        Assert.Equal(0, rig.Emulator.LeakedAuthorizations);
        using var request = Rig.Request(HttpMethod.Get, url);
        using var response = await rig.Client.SendAsync(request);
        Assert.Equal(1, rig.Emulator.LeakedAuthorizations);
        await rig.Get("/emulator/stats");
        Assert.Equal(1, rig.Emulator.LeakedAuthorizations);
    }

    [Fact]
    public async Task The_log_keeps_the_newest_requests_and_no_secrets()
    {
        using var rig = new Rig(new() { RequestLogLimit = 2 });
        var url = (await rig.Outputs())[0];
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await rig.Client.GetByteArrayAsync(url);

        var log = rig.Emulator.Requests;

        Assert.Equal(2, log.Count);
        Assert.Equal(("GET", 200, true), (log[0].Method, log[0].Status, log[0].HadAuthorization));
        Assert.Equal(new EmulatorRequest(rig.Clock.GetUtcNow(), "GET", new Uri(url).AbsolutePath, false, 200), log[1]);
        Assert.DoesNotContain("_jwt", string.Concat(log));
        Assert.DoesNotContain("heron", string.Concat(log));
    }

    [Fact]
    public async Task Statistics_can_be_read_over_HTTP()
    {
        using var rig = new Rig();
        await rig.Read(await rig.Create());
        var json = JsonDocument.Parse(await rig.Client.GetStringAsync("/emulator/stats")).RootElement;
        Assert.Equal(1, json.GetProperty("acceptedCreates").GetInt32());
        Assert.Equal(1, json.GetProperty("taskReads").GetInt32());
        Assert.Equal(0, json.GetProperty("readsUnderFiveSeconds").GetInt32());
        Assert.Equal(99_995, json.GetProperty("creditBalance").GetInt32());
    }

    [Fact]
    public async Task A_thousand_concurrent_creates_and_reads_are_all_counted()
    {
        using var rig = new Rig(new() { CreditBalance = 5 * 900, ConcurrencyPerModel = 7 });
        var created = new System.Collections.Concurrent.ConcurrentBag<string>();

        await Parallel.ForAsync(0, 1000, async (_, _) =>
        {
            var (_, json) = await rig.Post("/v1/text_to_image", Rig.Heron);
            if (json.TryGetProperty("id", out var id))
            {
                created.Add(id.GetString()!);
                await rig.Read(id.GetString()!);
            }
        });

        Assert.Equal(900, rig.Emulator.AcceptedCreates);
        Assert.Equal(900, created.Distinct().Count());
        Assert.Equal(0, rig.Emulator.CreditBalance);
        Assert.Equal(1900, rig.Emulator.Requests.Count);
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        var running = 0;
        foreach (var id in created)
        {
            running += await rig.Status(id) == "RUNNING" ? 1 : 0;
        }

        Assert.Equal(7, running);
    }
}
