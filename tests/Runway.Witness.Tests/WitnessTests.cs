using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Runway.Emulator;
using Runway.Emulator.Host;
using Runway.Tests;

namespace Runway.Witness.Tests;

/// <summary>
/// The document and the emulator, tested with a client that shares no code with the engine: on a port of
/// this machine, on a clock that stands still.
/// </summary>
public abstract class WitnessTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task A_task_is_created_waited_for_and_downloaded()
    {
        await using var host = await StartAsync();
        var witness = Connect(host.Address);

        var created = await witness.CreateImageAsync("a heron at dawn");
        Assert.Equal(5, created.Credits);
        var waiting = await witness.ReadTaskAsync(created.Id);
        Assert.Equal((created.Id, "PENDING", _clock.GetUtcNow()), (waiting.Id, waiting.Status, waiting.CreatedAt));

        _clock.Advance(TimeSpan.FromSeconds(4));
        var running = await witness.ReadTaskAsync(created.Id);
        Assert.Equal("RUNNING", running.Status);
        Assert.InRange(running.Progress!.Value, 0.1, 0.9);

        _clock.Advance(TimeSpan.FromSeconds(4));
        var done = await witness.ReadTaskAsync(created.Id);
        Assert.Equal(("SUCCEEDED", 5), (done.Status, done.Credits));
        using var http = new HttpClient();
        Assert.StartsWith(host.Address, Assert.Single(done.Output));
        Assert.Equal("PNG", Encoding.ASCII.GetString(await http.GetByteArrayAsync(done.Output[0]), 1, 3));
    }

    [Fact]
    public async Task A_deleted_task_cannot_be_read()
    {
        await using var host = await StartAsync();
        var witness = Connect(host.Address);
        var created = await witness.CreateImageAsync("a heron at dawn");

        await witness.DeleteTaskAsync(created.Id);

        Assert.Equal(404, (await RefusedAsync(witness, () => witness.ReadTaskAsync(created.Id))).Status);
    }

    [Fact]
    public async Task A_failure_and_an_unknown_status_are_returned_unchanged()
    {
        await using var host = await StartAsync();
        var witness = Connect(host.Address);
        var failing = await witness.CreateImageAsync("a heron [fail:SAFETY.INPUT.TEXT]");
        var paused = await witness.CreateImageAsync("a heron [status:PAUSED]");
        _clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal("PAUSED", (await witness.ReadTaskAsync(paused.Id)).Status);
        _clock.Advance(TimeSpan.FromSeconds(4));
        var failed = await witness.ReadTaskAsync(failing.Id);
        Assert.Equal(("FAILED", "SAFETY.INPUT.TEXT"), (failed.Status, failed.FailureCode));
    }

    [Fact]
    public async Task An_upload_is_created_filled_and_used()
    {
        await using var host = await StartAsync();
        var witness = Connect(host.Address);

        var place = await witness.CreateUploadAsync("heron.png");
        using (var http = new HttpClient())
        using (var form = new MultipartFormDataContent())
        {
            foreach (var (name, value) in place.Fields)
            {
                form.Add(new StringContent(value), name);
            }

            form.Add(new ByteArrayContent(new byte[3000]), "file", "heron.png");
            using var stored = await http.PostAsync(place.Address, form);
            Assert.Equal(HttpStatusCode.NoContent, stored.StatusCode);
        }

        var created = await witness.CreateVideoAsync(place.Uri, seconds: 5);

        Assert.Equal((place.Uri, 3000), (Assert.Single(host.Emulator.Uploads).RunwayUri, host.Emulator.Uploads[0].Length));
        Assert.Equal(60, created.Credits);
    }

    [Fact]
    public async Task The_usage_equals_the_change_of_the_balance()
    {
        await using var host = await StartAsync();
        var witness = Connect(host.Address);
        await witness.CreateImageAsync("a heron at dawn");
        var today = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);

        var rows = await witness.ReadUsageAsync(today, today.AddDays(1));

        Assert.Equal([(today, "gen4_image", 5)], rows);
        Assert.Equal((99_995, 1000), await witness.ReadOrganizationAsync("gen4_image"));
    }

    [Fact]
    public async Task Every_kind_of_refusal_keeps_its_status_and_its_text()
    {
        await using var host = await StartAsync(new() { BaseAddress = null, DailyGenerationLimit = 1 });
        var witness = Connect(host.Address);
        var other = Connect(host.Address, "key_" + new string('0', 128));

        var unfit = await RefusedAsync(witness, () => witness.CreateImageAsync("a heron", "no_such_model"));
        Assert.Equal((400, "model"), (unfit.Status, Assert.Single(unfit.Issues)));
        Assert.NotEmpty(unfit.Error!);
        Assert.Equal(401, (await RefusedAsync(other, () => other.CreateImageAsync("a heron"))).Status);
        var absent = await RefusedAsync(witness, () => witness.ReadTaskAsync("00000000-0000-4000-8000-000000000000"));
        Assert.Equal(404, absent.Status);
        Assert.NotEmpty(absent.Error!);
        await witness.CreateImageAsync("a heron");
        var many = await RefusedAsync(witness, () => witness.CreateImageAsync("another"));
        Assert.Equal(429, many.Status);
        Assert.NotEmpty(many.Error!);
        Assert.Equal(1, host.Emulator.AcceptedCreates);
    }

    [Theory]
    [InlineData(503, "application/json", """{"error":"not now"}""", "not now")]
    [InlineData(502, "text/html", "<html>bad gateway</html>", null)]
    public async Task A_server_error_is_a_refusal_too(int status, string type, string body, string? words)
    {
        var fault = EmulatorFault.Answer((HttpStatusCode)status, body, type);
        await using var host = await StartAsync(new() { BaseAddress = null, Fault = _ => fault });
        var witness = Connect(host.Address);

        var refusal = await RefusedAsync(witness, () => witness.CreateImageAsync("a heron"));

        Assert.Equal((status, words), (refusal.Status, refusal.Error));
    }

    private protected abstract IWitness Connect(string address, string key = RunwayEmulator.WellKnownKey);

    private protected Task<Host> StartAsync(RunwayEmulatorOptions? options = null) => Host.StartAsync(options ?? new() { BaseAddress = null }, _clock);

    private static async Task<Refusal> RefusedAsync(IWitness witness, Func<Task> act)
    {
        var refusal = witness.Explain(await Assert.ThrowsAnyAsync<Exception>(act));
        Assert.NotNull(refusal);
        return refusal;
    }

    /// <summary>The emulator's host on a free port of this machine.</summary>
    private protected sealed class Host : IAsyncDisposable
    {
        private readonly WebApplication _app;

        private Host(RunwayEmulator emulator, WebApplication app) => (Emulator, _app) = (emulator, app);

        public RunwayEmulator Emulator { get; }

        public string Address => EmulatorHost.AddressOf(_app);

        public static async Task<Host> StartAsync(RunwayEmulatorOptions options, TimeProvider clock)
        {
            var emulator = new RunwayEmulator(options, clock);
            var app = EmulatorHost.Build(["--urls", "http://127.0.0.1:0"], emulator);
            await app.StartAsync();
            return new(emulator, app);
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
