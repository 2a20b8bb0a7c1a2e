using Runway.Emulator;

namespace Runway.Tests.Documents;

/// <summary>Documents whose create has lost its answer, and what a change sends.</summary>
public sealed class DocumentTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly RecordingObserver _observer = new();
    private readonly RunwayEmulator _emulator;
    private readonly TemporaryFolder _journal = new();
    private readonly RunwayConnection _connection;
    private Func<HttpRequestMessage, EmulatorFault?> _fault = _ => null;

    public DocumentTests()
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
    public async Task A_create_with_a_lost_answer_is_found_by_name_content_and_time()
    {
        await Create("faq", "old");
        await Create("other", "new");
        _clock.Advance(TimeSpan.FromHours(1));
        LoseNextCreate();

        var made = await Create("faq", "new");

        Assert.Equal(3, await CountAsync());
        Assert.Equal(("faq", "new"), (made.Name, made.Content));
        Assert.Contains(made.Id, Assert.Single(_observer.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, _emulator.Requests.Count(r => r.Method == "POST" && r.Status is null));
    }

    [Fact]
    public async Task An_equal_document_of_earlier_is_not_taken_for_it()
    {
        await Create("faq", "text");
        _clock.Advance(TimeSpan.FromHours(1));
        _fault = request => request.Method == HttpMethod.Post ? EmulatorFault.Answer(System.Net.HttpStatusCode.ServiceUnavailable) : null;

        var error = await Assert.ThrowsAsync<RunwayTaskException>(() => Create("faq", "text"));

        Assert.Equal(RunwayErrors.SubmissionOutcomeUnknown, error.Error);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Of_two_equal_documents_that_the_journal_does_not_have_none_is_taken()
    {
        using var elsewhere = new RunwayConnection(_connection.Options with { JournalFolder = null });
        await elsewhere.Documents.CreateAsync("faq", "text", _observer, default);
        LoseNextCreate();

        var error = await Assert.ThrowsAsync<RunwayTaskException>(() => Create("faq", "text"));

        Assert.Equal(RunwayErrors.SubmissionOutcomeUnknown, error.Error);
        Assert.Contains("2 documents", error.Message, StringComparison.Ordinal);
        Assert.Empty(_observer.Warnings);
    }

    [Fact]
    public async Task An_equal_document_that_the_journal_has_is_not_taken_for_it()
    {
        var first = await Create("faq", "text");
        LoseNextCreate();

        var second = await Create("faq", "text");

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Deleting_what_is_gone_is_no_error()
    {
        var made = await Create("faq", "text");

        Assert.True(await _connection.Documents.DeleteAsync(made.Id, _observer, default));
        Assert.False(await _connection.Documents.DeleteAsync(made.Id, _observer, default));
        Assert.Equal(RunwayErrors.DocumentNotFound, (await Assert.ThrowsAsync<RunwayException>(() => _connection.Documents.GetAsync(made.Id, _observer, default))).Error);
    }

    private void LoseNextCreate()
    {
        var left = 1;
        _fault = request => request.Method == HttpMethod.Post && left-- > 0 ? EmulatorFault.BreakAfterAccepting() : null;
    }

    private Task<RunwayDocument> Create(string name, string content) => _connection.Documents.CreateAsync(name, content, _observer, default);

    private async Task<int> CountAsync()
    {
        var count = 0;
        await foreach (var _ in _connection.Documents.ListAsync(false, false, _observer, default))
        {
            count++;
        }

        return count;
    }
}
