using BenchmarkDotNet.Attributes;
using Runway.Journal;
using Runway.Operations;
using Runway.Submission;
using Runway.Tasks;

namespace Runway.Benchmarks;

/// <summary>
/// Lines that must be flushed to disk. Concurrent lines share a flush, so one of a hundred lines is much
/// cheaper than a single line.
/// </summary>
public class JournalBenchmarks
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"runway-journal-{Guid.NewGuid():N}");
    private readonly ImageRequest _request = new() { Model = "gen4_image", PromptText = "a lighthouse in the fog, seen from the sea" };
    private readonly RequestNote _note = new(null, null, []);
    private TaskJournal _journal = null!;

    [Params(1, 16, 100)]
    public int AtOnce { get; set; }

    [GlobalSetup]
    public void Setup() => _journal = TaskJournal.At(_folder);

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, true);

    [Benchmark]
    public Task Intend() => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => _journal.IntendAsync(TaskJournal.NewEntry(), "service", _request, _note, SubmissionOptions.Default, DateTimeOffset.UtcNow)));
}
