using System.Collections;

namespace Runway.Tests;

/// <summary>The promise: a hundred concurrent creates wait for two flushes and not for a hundred, on any disk.</summary>
public sealed class JournalFlushTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lines_that_arrive_during_a_flush_share_the_next_one()
    {
        using var slow = new SlowNotes();
        var journal = TaskJournal.At(_folder.Path);

        var first = Intend(journal, 0, slow);
        await slow.Begun.Task;
        var others = Enumerable.Range(1, 199).Select(i => Intend(journal, i, [])).ToList();
        slow.Go.Set();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(2, journal.Flushes);
        Assert.Equal(200, journal.Read().Count);
    }

    private static Task Intend(TaskJournal journal, int number, IReadOnlyList<InputNote> inputs) => journal.IntendAsync(
        $"{number}",
        "service",
        new ImageRequest { Model = "gen4_image", PromptText = $"prompt {number}" },
        new RequestNote(null, null, inputs),
        SubmissionOptions.Default,
        DateTimeOffset.UnixEpoch);

    /// <summary>A line that is written only when the test allows it; the writer is busy until then.</summary>
    private sealed class SlowNotes : IReadOnlyList<InputNote>, IDisposable
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ManualResetEventSlim Go { get; } = new();

        public int Count => 1;

        public InputNote this[int index]
        {
            get
            {
                Begun.TrySetResult();
                Go.Wait();
                return new InputNote { Member = "promptImage" };
            }
        }

        public void Dispose() => Go.Dispose();

        public IEnumerator<InputNote> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
