using System.Net;
using System.Text.Json;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests;

public sealed class AccountTests
{
    [Fact]
    public async Task Each_create_reduces_the_credits_and_a_create_without_enough_credits_is_refused()
    {
        using var rig = new Rig(new() { CreditBalance = 12 });
        await rig.Create();
        Assert.Equal(7, await rig.Balance());
        await rig.Create();
        var (status, json) = await rig.Post("/v1/text_to_image", Rig.Heron);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("You do not have enough credits to run this task.", json.GetProperty("error").GetString());
        Assert.True(json.TryGetProperty("docUrl", out _));
        Assert.Equal(2, await rig.Balance());
        Assert.Equal(2, rig.Emulator.AcceptedCreates);
    }

    [Fact]
    public async Task The_credits_of_a_failed_task_are_refunded_and_can_be_used_again()
    {
        using var rig = new Rig(new() { CreditBalance = 5 });
        await rig.Create(Rig.Image("[fail:INTERNAL]"));
        Assert.Equal(HttpStatusCode.BadRequest, (await rig.Post("/v1/text_to_image", Rig.Heron)).Status);
        rig.Clock.Advance(TimeSpan.FromSeconds(8));
        await rig.Create();
    }

    [Theory]
    [InlineData("/v1/text_to_image", """{"model":"gen4_image","promptText":"x","ratio":"1920:1080"}""", 8)]
    [InlineData("/v1/text_to_image", """{"model":"gemini_image3_pro","promptText":"x","ratio":"1024:1024","outputCount":4}""", 80)]
    [InlineData("/v1/text_to_video", """{"model":"gen4.5","promptText":"x","ratio":"1280:720","duration":10}""", 120)]
    [InlineData("/v1/text_to_video", """{"model":"veo3.1","promptText":"x","ratio":"1280:720","duration":4}""", 160)]
    [InlineData("/v1/text_to_video", """{"model":"veo3.1","promptText":"x","ratio":"1280:720","duration":4,"audio":false}""", 80)]
    [InlineData("/v1/text_to_video", """{"model":"seedance2","promptText":"x","ratio":"3840:2160","duration":4}""", 600)]
    [InlineData("/v1/text_to_video", """{"model":"hailuo3","promptText":"x","resolution":"2K","duration":5,"references":[{"uri":"https://a.example/i.png"}]}""", 77)]
    [InlineData("/v1/video_to_video", """{"model":"gemini_omni_flash","promptText":"x","videoUri":"https://a.example/v.mp4"}""", 55)]
    [InlineData("/v1/video_upscale", """{"model":"magnific_video_upscaler_creative","videoUri":"https://a.example/v.mp4","resolution":"4k"}""", 144)]
    [InlineData("/v1/text_to_speech", """{"model":"eleven_v3","promptText":"0123456789012345678901234567890123456789012345678901","voice":{"type":"runway-preset","presetId":"Maya"}}""", 2)]
    [InlineData("/v1/voice_dubbing", """{"model":"eleven_voice_dubbing","audioUri":"https://a.example/a.mp3","targetLang":"de"}""", 3)]
    public async Task The_estimate_follows_the_price_list(string path, string body, int credits)
    {
        using var rig = new Rig();
        var (_, json) = await rig.Post(path, body);
        Assert.Equal(credits, json.GetProperty("estimatedCost").GetProperty("credits").GetInt32());
    }

    [Fact]
    public async Task The_daily_limit_covers_the_last_24_hours()
    {
        using var rig = new Rig(new() { DailyGenerationLimit = 2 });
        await rig.Create();
        rig.Clock.Advance(TimeSpan.FromHours(12));
        await rig.Create();
        var (status, json) = await rig.Post("/v1/text_to_image", Rig.Heron);
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.NotEmpty(json.GetProperty("error").GetString()!);
        Assert.Equal(99_990, await rig.Balance());
        rig.Clock.Advance(TimeSpan.FromHours(12));
        await rig.Create();
    }

    [Fact]
    public async Task The_organization_lists_exactly_the_models_of_the_service()
    {
        using var rig = new Rig();
        var (_, json) = await rig.Get("/v1/organization");
        var named = json.GetProperty("tier").GetProperty("models").EnumerateObject().Select(m => m.Name).ToList();
        Assert.Contains("grok_imagine_1_5_lite", named);
        Assert.Empty(named.Intersect(["gen3a_turbo", "gen4_aleph", "upscale_v1", "veo3", "gen4", "sound_effect_v1", "frame_interpolation_v1"]));
    }

    [Fact]
    public async Task The_organization_shows_the_limits_and_the_use_of_the_day()
    {
        using var rig = new Rig(new() { ConcurrencyPerModel = null, DailyGenerationLimit = 7 });
        await rig.Create();
        var (_, json) = await rig.Get("/v1/organization");
        var limits = json.GetProperty("tier").GetProperty("models").GetProperty("gen4_image");
        Assert.Equal(JsonValueKind.Null, limits.GetProperty("maxConcurrentGenerations").ValueKind);
        Assert.Equal(7, limits.GetProperty("maxDailyGenerations").GetInt32());
        var usage = json.GetProperty("usage").GetProperty("models");
        Assert.Equal(1, usage.GetProperty("gen4_image").GetProperty("dailyGenerations").GetInt32());
        Assert.Equal(0, usage.GetProperty("gen4.5").GetProperty("dailyGenerations").GetInt32());
    }

    [Fact]
    public async Task The_sum_of_the_usage_by_day_and_model_is_what_the_balance_lost()
    {
        using var rig = new Rig();
        await rig.Create();
        await rig.Create(Rig.Image("[fail:INTERNAL] [seconds:86400]"));
        await rig.Create("""{"model":"gemini_2.5_flash","promptText":"x","ratio":"1024:1024"}""");
        rig.Clock.Advance(TimeSpan.FromDays(1));

        var rows = await Usage(rig, """{"startDate":"2026-11-20","beforeDate":"2026-11-23"}""");

        Assert.Equal(
            [("2026-11-21", "gemini_2.5_flash", 5), ("2026-11-21", "gen4_image", 10), ("2026-11-22", "gen4_image", -5)],
            rows);
        Assert.Equal(100_000 - await rig.Balance(), rows.Sum(row => row.Amount));
    }

    [Fact]
    public async Task A_task_cancelled_before_it_ran_costs_nothing_and_one_that_ran_stays_charged()
    {
        using var rig = new Rig();
        await rig.Send(HttpMethod.Delete, $"/v1/tasks/{await rig.Create()}");
        Assert.Equal(100_000, await rig.Balance());
        var id = await rig.Create();
        rig.Clock.Advance(TimeSpan.FromSeconds(2));
        await rig.Send(HttpMethod.Delete, $"/v1/tasks/{id}");
        Assert.Equal(99_995, await rig.Balance());
    }

    [Fact]
    public async Task Without_dates_usage_covers_the_thirty_days_before_today()
    {
        using var rig = new Rig();
        var (_, json) = await rig.Post("/v1/organization/usage", "{}");
        var days = json.GetProperty("results").EnumerateArray().Select(day => day.GetProperty("date").GetString()).ToList();
        Assert.Equal(("2026-10-22", "2026-11-20", 30), (days[0], days[^1], days.Count));
    }

    [Theory]
    [InlineData("""{"startDate":"2026-08-01","beforeDate":"2026-10-30"}""", HttpStatusCode.OK)]
    [InlineData("""{"startDate":"2026-08-01","beforeDate":"2026-10-31"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"startDate":"2026-08-01","beforeDate":"2026-08-01"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"startDate":"01.08.2026"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"startDate":null}""", HttpStatusCode.BadRequest)]
    public async Task A_period_of_more_than_ninety_days_is_refused(string body, HttpStatusCode expected)
    {
        using var rig = new Rig();
        Assert.Equal(expected, (await rig.Post("/v1/organization/usage", body)).Status);
    }

    [Fact]
    public async Task Generated_usage_history_is_always_the_same_and_does_not_change_the_balance()
    {
        using var one = new Rig(new() { SeedUsageDays = 5 });
        using var two = new Rig(new() { SeedUsageDays = 5 });
        var rows = await Usage(one, "{}");
        Assert.Equal(5, rows.Select(row => row.Date).Distinct().Count());
        Assert.Equal(rows, await Usage(two, "{}"));
        Assert.Equal(100_000, await one.Balance());
    }

    private static async Task<List<(string Date, string Model, int Amount)>> Usage(Rig rig, string body)
    {
        var (_, json) = await rig.Post("/v1/organization/usage", body);
        return
        [
            .. from day in json.GetProperty("results").EnumerateArray()
               from used in day.GetProperty("usedCredits").EnumerateArray()
               select (day.GetProperty("date").GetString()!, used.GetProperty("model").GetString()!, used.GetProperty("amount").GetInt32()),
        ];
    }
}
