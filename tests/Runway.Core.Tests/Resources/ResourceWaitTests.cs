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

        var choice = await _connection.Voices.ChooseAsync("desk", null, _observer, default);
        var avatar = await _clock.Drive(() => _connection.Avatars.CreateAsync(Draft() with { Voice = choice }, _observer, default));
        Assert.Equal(("PROCESSING", "READY"), (avatar.Status, (await _connection.Voices.GetAsync(voice.Id, _observer, default)).Status));

        var chosen = await _connection.Avatars.ChooseAsync("Desk", ownVoice: true, null, _observer, default);
        await _clock.Drive(() => Video(new() { Avatar = chosen, PromptText = "Hello" }));

        Assert.Equal((voice.Id, avatar.Id), (choice.Id, chosen.Id));
        Assert.Equal("READY", (await _connection.Avatars.GetAsync(avatar.Id, _observer, default)).Status);
    }

    [Fact]
    public async Task What_is_never_ready_is_an_error_after_a_quarter_of_an_hour_and_nothing_is_sent()
    {
        await Voice("Desk [seconds:50000]");
        var choice = await _connection.Voices.ChooseAsync("Desk [seconds:50000]", null, _observer, default);
        var start = _clock.GetUtcNow();

        var error = await Assert.ThrowsAsync<RunwayException>(() => _clock.Drive(() => _connection.Avatars.CreateAsync(Draft() with { Voice = choice }, _observer, default)));

        Assert.Equal((RunwayErrors.WaitTimedOut, ErrorCase.ResourceNotReady), (error.Error, error.Case));
        Assert.InRange(_clock.GetUtcNow() - start, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(16));
        Assert.DoesNotContain(_emulator.Requests, r => r is { Method: "POST", Path: "/v1/avatars" });
    }

    [Fact]
    public async Task What_failed_is_refused_without_a_wait()
    {
        var voice = await Voice("Desk [fail:BAD]");
        await Assert.ThrowsAsync<RunwayException>(() => _clock.Drive(() => _connection.Voices.WaitAsync(voice, _observer, default)));

        var error = await Assert.ThrowsAsync<RunwayException>(() => _connection.Voices.ChooseAsync(voice.Name!, null, _observer, default));

        Assert.Equal(RunwayErrors.ResourceFailed, error.Error);
    }

    [Theory]
    [InlineData("clara", "clara", null, "RunwayNameNotUnique")]
    [InlineData("Clara", "clara", "clara", null)]
    [InlineData("Clara", "Clara", "own", null)]
    [InlineData("Clara", "CLARA", null, "RunwayNameNotUnique")]
    [InlineData("clara", "preset:clara", "clara", null)]
    [InlineData("Desk", "preset:Desk", null, "RunwayVoiceNotFound")]
    [InlineData("Desk", "preset:Maya", null, "RunwayVoiceNotApplicable")]
    public async Task A_name_that_a_preset_and_a_voice_of_the_organization_have_is_an_error_unless_one_is_meant(string own, string given, string? chosen, string? error)
    {
        var voice = await Voice(own);

        var found = await Record.ExceptionAsync(() => _connection.Voices.ChooseAsync(given, null, _observer, default));

        Assert.Equal(error, (found as RunwayException)?.ErrorId);
        if (chosen is not null)
        {
            var choice = await _connection.Voices.ChooseAsync(given, null, _observer, default);
            Assert.Equal(chosen == "own" ? (null, voice.Id) : (chosen, null), (choice.PresetId, choice.Id));
        }
    }

    [Fact]
    public async Task A_name_that_a_preset_and_an_avatar_of_the_organization_have_is_an_error()
    {
        var avatar = await _connection.Avatars.CreateAsync(Draft() with { Name = "influencer" }, _observer, default);

        var error = await Assert.ThrowsAsync<RunwayException>(() => _connection.Avatars.ChooseAsync("influencer", ownVoice: true, null, _observer, default));

        Assert.Equal(RunwayErrors.NameNotUnique, error.Error);
        Assert.Contains(avatar.Id, error.Message, StringComparison.Ordinal);
        Assert.Equal("influencer", (await _connection.Avatars.ChooseAsync("preset:influencer", ownVoice: true, null, _observer, default)).PresetId);
        Assert.Equal(RunwayErrors.ParameterNotApplicable, (await Assert.ThrowsAsync<RunwayException>(() => _connection.Avatars.FindAsync("preset:influencer", _observer, default))).Error);
    }

    [Fact]
    public async Task The_names_of_one_command_share_a_list_and_a_new_name_is_looked_for_again()
    {
        await Voice("a");
        await Voice("b");
        var listed = new List<RunwayVoice>();

        foreach (var name in new[] { "a", "b", "B", "a" })
        {
            await _connection.Voices.ChooseAsync(name, listed, _observer, default);
        }

        Assert.Single(_emulator.Requests, r => r is { Method: "GET", Path: "/v1/voices" });
        var late = await Voice("c");
        Assert.Equal(late.Id, (await _connection.Voices.ChooseAsync("c", listed, _observer, default)).Id);
    }

    [Fact]
    public async Task An_avatar_whose_voice_was_deleted_is_refused_unless_it_is_given_another()
    {
        var voice = await Voice("Desk");
        await _clock.Drive(async () => await _connection.Avatars.CreateAsync(Draft() with { Voice = await _connection.Voices.ChooseAsync("Desk", null, _observer, default) }, _observer, default));
        await _connection.Voices.DeleteAsync(voice.Id, _observer, default);

        var error = await Assert.ThrowsAsync<RunwayException>(() => _connection.Avatars.ChooseAsync("Desk", ownVoice: true, null, _observer, default));

        Assert.Equal(ErrorCase.VoiceDeleted, error.Case);
        Assert.NotNull((await _connection.Avatars.ChooseAsync("Desk", ownVoice: false, null, _observer, default)).Id);
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
        var error = await Assert.ThrowsAsync<RunwayException>(() => _connection.Voices.ChooseAsync("Maya", null, _observer, default));

        Assert.Equal(RunwayErrors.VoiceNotApplicable, error.Error);
        Assert.Equal("clara", (await _connection.Voices.ChooseAsync("Clara", null, _observer, default)).PresetId);
    }

    private static bool IsRead(EmulatorRequest request) => request.Method == "GET" && request.Path.StartsWith("/v1/voices/", StringComparison.Ordinal);

    private static AvatarDraft Draft() =>
        new() { Name = "Desk", Personality = "Helps.", Voice = new("clara", null), Image = MediaSource.FromAddress("https://example.com/desk.png") };

    private Task<RunwayTask> Video(AvatarVideoRequest request) => _connection.Tasks.CreateAsync(request, SubmissionOptions.Default, null, default);

    private Task<RunwayVoice> Voice(string name) => _connection.Voices.CreateAsync(new VoiceRequest { Name = name, Words = Words }, SubmissionOptions.Default, null, default);
}
