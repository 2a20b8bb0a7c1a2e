using System.Net;
using System.Text;

namespace Runway.Tests;

/// <summary>A journal in a temporary folder, and a service that returns the next id for every create.</summary>
public abstract class JournalLab : IDisposable
{
    private int _created;

    private protected JournalLab() => Service.Answer = seen => seen.Method == HttpMethod.Post
        ? FakeService.Json($"{{\"id\":\"t{Interlocked.Increment(ref _created)}\"}}")
        : seen.Method == HttpMethod.Delete ? new HttpResponseMessage(HttpStatusCode.NoContent) : FakeService.Task(seen.Path.Split('/')[^1], "RUNNING");

    private protected TemporaryFolder Folder { get; } = new();

    private protected FakeService Service { get; } = new();

    private protected RecordingObserver Observer { get; } = new();

    private protected TaskJournal Journal => TaskJournal.At(Folder.Path);

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static ImageRequest Request(string prompt) => new() { Model = "gen4_image", PromptText = prompt, Ratio = "720:720" };

    private protected RunwayConnection Connect() => Service.Connect(o => o with { JournalFolder = Folder.Path });

    private protected Task<T> Drive<T>(Func<Task<T>> work) => Service.Clock.Drive(work);

    private protected async Task<RunwayTask> Create(string prompt)
    {
        using var connection = Connect();
        return await Drive(() => connection.Tasks.CreateAsync(Request(prompt), SubmissionOptions.Default, null, default));
    }

    private protected IReadOnlyList<RunwayTask> History(TaskHistoryFilter filter) => TaskHistory.Read(Journal, filter);

    private protected string Text() => string.Concat(Directory.GetFiles(Folder.Path, "*.jsonl").Select(path =>
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.UTF8);
        return reader.ReadToEnd();
    }));
}
