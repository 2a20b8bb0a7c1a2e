using Runway.Avatars;
using Runway.Emulator;
using Runway.Voices;

namespace Runway.Tests.Resources;

/// <summary>What is PROCESSING is waited for by the one scheduler.</summary>
public sealed class ResourceWaitTests : IDisposable
{
    private const string Words = "A calm woman of about forty years";
    private readonly ManualTimeProvider _clock = new();
    private readonly RecordingObserver _observer = new();
    private readonly RunwayEmulator _emulator;
    private readonly RunwayConnection _connection;

    public ResourceWaitTests()
    {
        _emulator = new(new() { TaskDuration = TimeSpan.FromSeconds(40), CreditBalance = 10_000_000 }, _clock);
        _connection = new(new()
        {
            ApiKey = RunwayEnvironment.ToSecureString(RunwayEmulator.WellKnownKey),
            BaseUrl = RunwayEmulator.DefaultBaseAddress.ToString(),
            Handler = _emulator.CreateHandler(),
            TimeProvider = _clock,
            JournalFolder = null,
        });
    }

    public void Dispose() => _connection.Dispose();

    [Fact]
    public async Task Waits_share_reads_that_are_at_least_five_seconds_apart()
    {
        var voice = await Voice("Desk");
        var times = new List<DateTimeOffset>();
        var reads = _emulator.Requests.Count(IsRead);

        var both = await _clock.Drive(() => Task.WhenAll(_connection.Voices.WaitAsync(voice, _observer, default), _connection.Voices.WaitAsync(voice, _observer, default)));

        Assert.All(both, ready => Assert.Equal("READY", ready.Status));
        times.AddRange(_emulator.Requests.Where(IsRead).Select(r => r.At));
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(5), $"{pair.Second - pair.First}"));
        Assert.InRange(times.Count - reads, 1, 9);
    }

    [Fact]
    public async Task Thousands_are_waited_for_at_once()
    {
        var voices = new List<RunwayVoice>();
        for (var i = 0; i < 2000; i++)
        {
            voices.Add(await Voice($"v{i}"));
        }

        var start = _clock.GetUtcNow();
        var ready = await _clock.Drive(() => Task.WhenAll(voices.Select(v => _connection.Voices.WaitAsync(v, null, default))));

        Assert.All(ready, voice => Assert.Equal("READY", voice.Status));
        Assert.InRange(_clock.GetUtcNow() - start, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_failure_is_an_error_with_its_reason()
    {
        var voice = await Voice("Desk [fail:BAD]");

        var error = await Assert.ThrowsAsync<RunwayException>(() => _clock.Drive(() => _connection.Voices.WaitAsync(voice, _observer, default)));

        Assert.Equal(RunwayErrors.ResourceFailed, error.Error);
        Assert.Contains("BAD", error.Message, StringComparison.Ordinal);
        Assert.Contains(voice.Id, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_voice_that_is_deleted_meanwhile_ends_the_wait()
    {
        var voice = await Voice("Desk");
        await _connection.Voices.DeleteAsync(voice.Id, _observer, default);

        var error = await Assert.ThrowsAsync<RunwayException>(() => _clock.Drive(() => _connection.Voices.WaitAsync(voice, _observer, default)));

        Assert.Equal(RunwayErrors.VoiceNotFound, error.Error);
    }

    [Fact]
    public async Task A_voice_and_an_avatar_that_are_not_ready_are_waited_for_by_what_uses_them()
    {
        var voice = await Voice("Desk");

        var choice = await _clock.Drive(() => _connection.Voices.ChooseAsync("desk", true, _observer, default));
        var avatar = await _connection.Avatars.CreateAsync(Draft() with { Voice = choice }, _observer, default);
        Assert.Equal("PROCESSING", avatar.Status);
        var chosen = await _clock.Drive(() => _connection.Avatars.ChooseAsync("Desk", true, _observer, default));

        Assert.Equal((voice.Id, avatar.Id), (choice.Id, chosen.Id));
        Assert.Equal("READY", (await _connection.Avatars.GetAsync(avatar.Id, _observer, default)).Status);
    }

    [Fact]
    public async Task Another_picture_waits_instead_of_running_into_the_conflict()
    {
        var avatar = await _connection.Avatars.CreateAsync(Draft(), _observer, default);

        var changed = await _clock.Drive(() => _connection.Avatars.UpdateAsync(avatar.Id, new() { Image = MediaSource.FromAddress("https://example.com/other.png") }, _observer, default));

        Assert.Equal("PROCESSING", changed.Status);
        Assert.DoesNotContain(_emulator.Requests, r => r.Status == 409);
    }

    [Fact]
    public async Task The_picture_of_an_avatar_that_failed_can_be_changed()
    {
        var avatar = await _connection.Avatars.CreateAsync(Draft() with { Personality = "Helps. [fail:NO_FACE]" }, _observer, default);

        await _clock.Drive(() => _connection.Avatars.UpdateAsync(avatar.Id, new() { Personality = "Helps.", Image = MediaSource.FromAddress("https://example.com/other.png") }, _observer, default));
        var ready = await _clock.Drive(async () => await _connection.Avatars.WaitAsync(await _connection.Avatars.GetAsync(avatar.Id, _observer, default), _observer, default));

        Assert.Equal("READY", ready.Status);
    }

    [Fact]
    public async Task A_preset_of_speech_is_refused_for_an_avatar_with_the_other_set()
    {
        var error = await Assert.ThrowsAsync<RunwayException>(() => _connection.Voices.ChooseAsync("Maya", true, _observer, default));

        Assert.Equal(RunwayErrors.VoiceNotApplicable, error.Error);
        Assert.Equal("clara", (await _connection.Voices.ChooseAsync("Clara", true, _observer, default)).PresetId);
    }

    private static bool IsRead(EmulatorRequest request) => request.Method == "GET" && request.Path.StartsWith("/v1/voices/", StringComparison.Ordinal);

    private static AvatarDraft Draft() =>
        new() { Name = "Desk", Personality = "Helps.", Voice = new("clara", null), Image = MediaSource.FromAddress("https://example.com/desk.png") };

    private Task<RunwayVoice> Voice(string name) => _connection.Voices.CreateAsync(new VoiceRequest { Name = name, Words = Words }, SubmissionOptions.Default, null, default);
}
