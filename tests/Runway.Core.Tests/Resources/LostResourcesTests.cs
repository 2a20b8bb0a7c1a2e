using Runway.Avatars;
using Runway.Emulator;
using Runway.Voices;

namespace Runway.Tests.Resources;

/// <summary>A create of a voice or an avatar whose response was lost, or whose process was killed, is settled only if there is one that it, and it alone, can have made.</summary>
public sealed class LostResourcesTests : IDisposable
{
    private const string Words = "A calm woman of about forty years";
    private readonly ManualTimeProvider _clock = new();
    private readonly RecordingObserver _observer = new();
    private readonly TemporaryFolder _journal = new();
    private readonly RunwayEmulator _emulator;
    private readonly RunwayConnection _connection;
    private Func<HttpRequestMessage, EmulatorFault?> _fault = _ => null;

    public LostResourcesTests()
    {
        _emulator = new(new() { Fault = request => _fault(request) }, _clock);
        _connection = new(new()
        {
            ApiKey = RunwayEnvironment.ToSecureString(RunwayEmulator.WellKnownKey),
            BaseUrl = RunwayEmulator.DefaultBaseAddress.ToString(),
            Handler = _emulator.CreateHandler(),
            TimeProvider = _clock,
            JournalFolder = _journal.Path,
        });
    }

    public void Dispose()
    {
        _connection.Dispose();
        _journal.Dispose();
    }

    [Fact]
    public async Task A_voice_whose_response_was_lost_is_adopted_once_with_a_warning_and_not_paid_twice()
    {
        LosePosts();

        var voice = await Voice("Desk");

        Assert.Equal("Desk", voice.Name);
        Assert.Contains(voice.Id, Assert.Single(_observer.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, _emulator.Requests.Count(r => r.Method == "POST"));
        Assert.Empty(Unknown());
    }

    [Fact]
    public async Task A_voice_that_was_created_is_in_the_journal_but_is_no_task()
    {
        var voice = await Voice("Desk");

        Assert.Empty(TaskHistory.Read(_connection.Journal!, new TaskHistoryFilter()));
        Assert.Equal((voice.Id, "voice", "Desk"), _connection.Journal!.Read().Select(r => (r.Id, r.Operation, r.Prompt)).Single());
    }

    [Fact]
    public async Task A_create_that_a_killed_process_left_is_settled_later_by_name_and_time()
    {
        await UnreadableAsync(() => Voice("Desk"));
        Assert.Equal(("voice", "Desk"), Unknown().Select(t => (t.Operation, t.PromptText)).Single());
        var other = await Voice("Night");

        var found = await Creates().FindAsync(Unknown()[0].Id, _observer, default);
        await Creates().AdoptAsync(Unknown()[0].Id, found);

        Assert.Equal("Desk", ((RunwayVoice)found.Result).Name);
        Assert.NotEqual(other.Id, found.Id);
        Assert.Empty(Unknown());
    }

    [Fact]
    public async Task Of_two_lost_creates_with_one_name_and_one_voice_none_is_adopted()
    {
        await UnreadableAsync(() => Voice("Desk"));
        _fault = request => request.Method == HttpMethod.Post ? EmulatorFault.Answer(System.Net.HttpStatusCode.BadGateway) : null;

        var error = await Assert.ThrowsAsync<RunwayTaskException>(() => Voice("Desk"));

        Assert.Equal(RunwayErrors.SubmissionOutcomeUnknown, error.Error);
        _fault = _ => null;
        foreach (var entry in Unknown())
        {
            var unsettled = await Assert.ThrowsAsync<RunwayException>(() => Creates().FindAsync(entry.Id, _observer, default));
            Assert.Equal(ErrorCase.SeveralCreates, unsettled.Case);
        }

        Assert.Equal(2, Unknown().Count);
    }

    [Fact]
    public async Task A_lost_create_of_the_name_stays_a_rival_when_it_was_marked_as_checked_and_the_journal_was_cleared()
    {
        await UnreadableAsync(() => Voice("Desk"));
        var made = Unknown().Single().Id;
        await _connection.Journal!.DismissAsync([made]);
        _fault = request => request.Method == HttpMethod.Post ? EmulatorFault.Answer(System.Net.HttpStatusCode.BadGateway) : null;
        await Assert.ThrowsAsync<RunwayTaskException>(() => Voice("Desk"));
        _fault = _ => null;
        await _connection.Journal.CompactAsync(DateTimeOffset.MaxValue);

        var unsettled = await Assert.ThrowsAsync<RunwayException>(() => Creates().FindAsync(Unknown().Single().Id, _observer, default));

        Assert.Equal(ErrorCase.SeveralCreates, unsettled.Case);
        Assert.Contains(made, unsettled.Message);
    }

    [Fact]
    public async Task A_voice_of_another_time_or_name_is_not_taken()
    {
        using var elsewhere = new RunwayConnection(_connection.Options with { JournalFolder = null });
        await elsewhere.Voices.CreateAsync(Request("Desk"), SubmissionOptions.Default, _observer, default);
        _clock.Advance(TimeSpan.FromHours(1));
        await elsewhere.Voices.CreateAsync(Request("desk"), SubmissionOptions.Default, _observer, default);
        _fault = request => request.Method == HttpMethod.Post ? EmulatorFault.Answer(System.Net.HttpStatusCode.BadGateway) : null;

        var error = await Assert.ThrowsAsync<RunwayTaskException>(() => Voice("Desk"));

        Assert.Contains("The list has no voice 'Desk'", error.Message, StringComparison.Ordinal);
        Assert.Single(Unknown());
    }

    [Fact]
    public async Task An_avatar_of_the_same_name_and_another_personality_is_not_taken()
    {
        using var elsewhere = new RunwayConnection(_connection.Options with { JournalFolder = null });
        await elsewhere.Avatars.CreateAsync(Avatar("Desk", "Is rude."), _observer, default);
        LosePosts();

        var avatar = await _connection.Avatars.CreateAsync(Avatar("Desk", "Helps."), _observer, default);

        Assert.Equal("Helps.", avatar.Personality);
        Assert.Empty(Unknown());
        Assert.DoesNotContain("Helps", string.Concat(Directory.GetFiles(_journal.Path, "*", SearchOption.AllDirectories).Select(ReadShared)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_voice_of_the_same_name_and_another_description_is_not_taken()
    {
        using var elsewhere = new RunwayConnection(_connection.Options with { JournalFolder = null });
        await elsewhere.Voices.CreateAsync(Request("Desk") with { Description = "theirs" }, SubmissionOptions.Default, _observer, default);
        _fault = request => request.Method == HttpMethod.Post ? EmulatorFault.Answer(System.Net.HttpStatusCode.BadGateway) : null;

        await Assert.ThrowsAsync<RunwayTaskException>(() => _connection.Voices.CreateAsync(Request("Desk") with { Description = "mine" }, SubmissionOptions.Default, _observer, default));
        _fault = _ => null;

        await Assert.ThrowsAsync<RunwayException>(() => Creates().FindAsync(Unknown().Single().Id, _observer, default));
    }

    [Fact]
    public async Task A_voice_of_the_same_name_that_was_created_just_before_the_request_is_not_taken()
    {
        using var elsewhere = new RunwayConnection(_connection.Options with { JournalFolder = null });
        await elsewhere.Voices.CreateAsync(Request("Desk"), SubmissionOptions.Default, _observer, default);
        _clock.Advance(TimeSpan.FromSeconds(20));
        _fault = request => request.Method == HttpMethod.Post ? EmulatorFault.Answer(System.Net.HttpStatusCode.BadGateway) : null;

        var error = await Assert.ThrowsAsync<RunwayTaskException>(() => Voice("Desk"));

        Assert.Contains("The list has no voice 'Desk'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_the_clock_of_the_service_a_voice_is_adopted_where_the_clock_of_this_machine_is_wrong()
    {
        var slow = new ShiftedClock(_clock, TimeSpan.FromMinutes(-10));
        using var connection = new RunwayConnection(_connection.Options with { TimeProvider = slow });
        LosePosts();

        var voice = await connection.Voices.CreateAsync(Request("Desk"), SubmissionOptions.Default, _observer, default);

        Assert.Equal("Desk", voice.Name);
        Assert.Equal(1, _emulator.Requests.Count(r => r.Method == "POST"));
    }

    [Theory]
    [InlineData("adam", null)]
    [InlineData("clara", "Hello.")]
    public async Task An_avatar_of_the_same_name_and_personality_with_another_voice_or_first_words_is_not_taken(string voice, string? startScript)
    {
        using var elsewhere = new RunwayConnection(_connection.Options with { JournalFolder = null });
        await elsewhere.Avatars.CreateAsync(Avatar("Desk", "Helps.") with { Voice = new(voice, null), StartScript = startScript }, _observer, default);
        _fault = request => request.Method == HttpMethod.Post ? EmulatorFault.Answer(System.Net.HttpStatusCode.BadGateway) : null;

        var error = await Assert.ThrowsAsync<RunwayTaskException>(() => _connection.Avatars.CreateAsync(Avatar("Desk", "Helps."), _observer, default));

        Assert.Contains("The list has no avatar 'Desk'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_whose_response_was_lost_stays_unknown()
    {
        LosePosts();
        await Assert.ThrowsAsync<RunwayTaskException>(() => _connection.Voices.PreviewAsync(new VoicePreviewRequest(Words, null), SubmissionOptions.Default, _observer, default));

        var entry = Assert.Single(Unknown());
        Assert.Equal("voice_preview", entry.Operation);
        Assert.Equal(ErrorCase.NotOfARouter, (await Assert.ThrowsAsync<RunwayException>(() => Creates().FindAsync(entry.Id, _observer, default))).Case);
        Assert.Equal(1, _emulator.Requests.Count(r => r.Method == "POST"));
    }

    // A response that is lost, and a list that cannot be read, as for a process that is killed between the two.
    private async Task UnreadableAsync(Func<Task> create)
    {
        LosePosts(alsoList: true);
        await Assert.ThrowsAsync<RunwayTaskException>(create);
        _fault = _ => null;
    }

    private void LosePosts(bool alsoList = false)
    {
        var left = 1;
        _fault = request => request.Method == HttpMethod.Post ? (left-- > 0 ? EmulatorFault.BreakAfterAccepting() : null)
            : alsoList ? EmulatorFault.Answer(System.Net.HttpStatusCode.Forbidden) : null;
    }

    private LostCreates Creates() => new(_connection.Context, _connection.Routers, _connection.Journal!, [_connection.Voices, _connection.Avatars, _connection.Documents]);

    private IReadOnlyList<RunwayTask> Unknown() => TaskHistory.Read(_connection.Journal!, new TaskHistoryFilter { Unknown = true });

    private static VoiceRequest Request(string name) => new() { Name = name, Words = Words };

    private Task<RunwayVoice> Voice(string name) => _connection.Voices.CreateAsync(Request(name), SubmissionOptions.Default, _observer, default);

    private static AvatarDraft Avatar(string name, string personality) =>
        new() { Name = name, Personality = personality, Voice = new("clara", null), Image = MediaSource.FromAddress("https://example.com/desk.png") };

    private sealed class ShiftedClock(TimeProvider clock, TimeSpan by) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + by;

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
    }

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }
}
