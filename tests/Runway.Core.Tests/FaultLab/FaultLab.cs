using System.Collections.Concurrent;
using Runway.Avatars;
using Runway.Emulator;
using Runway.Routing;
using Runway.Workflows;

namespace Runway.Tests;

/// <summary>
/// A batch with an emulator that has a fault script, on virtual time, with its own journal and folder. What the emulator accepted and served is compared with what the engine knows and saved.
/// </summary>
internal sealed class FaultLab : IDisposable
{
    private readonly TemporaryFolder _journal = new();
    private readonly TemporaryFolder _files = new();

    public FaultLab(double taskSeconds, params FaultRule[] rules)
        : this(new RunwayEmulatorOptions { TaskDuration = TimeSpan.FromSeconds(taskSeconds), Fixtures = Routers, FaultScript = rules.Length == 0 ? null : new FaultScript(rules) })
    {
    }

    public FaultLab(RunwayEmulatorOptions options)
    {
        Emulator = new RunwayEmulator(options, Clock);
        Connection = new RunwayConnection(new RunwayConnectionOptions
        {
            ApiKey = RunwayEnvironment.ToSecureString(RunwayEmulator.WellKnownKey),
            BaseUrl = RunwayEmulator.DefaultBaseAddress.ToString(),
            Handler = Emulator.CreateHandler(),
            TimeProvider = Clock,
            JournalFolder = _journal.Path,
        });
    }

    // The built-in workflow of the emulator.
    private static RunwayWorkflow Picture { get; } = new()
    {
        Id = "6b1f0a52-6f0b-4c3e-9a51-0c2d7b8e4f01",
        Name = "Picture",
        Inputs = [new() { NodeId = "0a7c3f10-52d4-4b6e-8f01-9d3e5b7a1c11", Key = "prompt", Type = "string", Label = "Prompt", Default = "a heron at dawn" }],
    };

    private static EmulatorFixtures Routers { get; } = EmulatorFixtures.Parse("""{"routers":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab272","slug":"draft"}]}""");

    /// <summary>One request of each kind of create, by its operation, for the index of an input.</summary>
    public static IReadOnlyDictionary<string, Func<int, GenerationRequest>> Requests { get; } = new Dictionary<string, Func<int, GenerationRequest>>
    {
        ["text_to_image"] = Request,
        ["workflow"] = index => new WorkflowRun { Model = Picture.Name!, PromptText = Prompt(index), Workflow = Picture, Values = [(Picture.Inputs![0], Prompt(index))] },
        ["generate/image"] = index => new RoutedImage { Router = "draft", PromptText = Prompt(index) },
        ["avatar_videos"] = index => new AvatarVideoRequest { Avatar = new("cat-character", null), PromptText = Prompt(index) },
        ["recipes/marketing_stock_image"] = index => new MarketingImageRequest { PromptText = Prompt(index) },
    };

    public static TheoryData<string> Operations => [.. Requests.Keys];

    public ManualTimeProvider Clock { get; } = new();

    public RunwayEmulator Emulator { get; }

    public RunwayConnection Connection { get; }

    public RecordingObserver Observer { get; } = new(includesBodies: true);

    public ConcurrentQueue<RunwayException> Errors { get; } = new();

    /// <summary>Everything in the journal's files.</summary>
    public string JournalText => string.Concat(_journal.Files.Select(f => ReadShared(_journal[f])));

    /// <summary>The create requests that reached the emulator.</summary>
    public int Creates => Emulator.Requests.Count(r => r.Method == "POST");

    public void Dispose()
    {
        Connection.Dispose();
        _journal.Dispose();
        _files.Dispose();
    }

    public static string Prompt(int index) => $"picture {index}";

    public static ImageRequest Request(int index) => new() { Model = "gen4_image", PromptText = Prompt(index), Ratio = "720:720" };

    public IReadOnlyList<RunwayTask> History(TaskHistoryFilter? filter = null) => TaskHistory.Read(Connection.Journal!, filter ?? new());

    /// <summary>Creates tasks, all at once; those that fail are missing, and their errors are in <see cref="Errors"/>.</summary>
    public async Task<RunwayTask[]> Create(int count, bool retryUnknown = false, Func<int, GenerationRequest>? request = null)
    {
        request ??= Request;
        var created = await Clock.Drive(() => Task.WhenAll(Enumerable.Range(0, count).Select(async index =>
        {
            try
            {
                var options = new SubmissionOptions { Index = index, RetryUnknown = retryUnknown };
                return await Connection.Tasks.CreateAsync(request(index), options, Observer, default);
            }
            catch (RunwayException e)
            {
                Errors.Enqueue(e);
                return null;
            }
        })));
        return [.. created.OfType<RunwayTask>()];
    }

    /// <summary>Waits for tasks and saves their outputs.</summary>
    public async Task Save(params RunwayTask[] tasks)
    {
        using var saver = new OutputSaver(Connection.Tasks, new OutputSaveOptions { Directory = _files.Path, NameTemplate = OutputNameTemplate.Parse("{Index}") });
        await Clock.Drive(() => Task.WhenAll(tasks.Select(t => saver.SaveAsync(t, (_, _) => { }, Errors.Enqueue, Observer, default, default))));
    }

    /// <summary>
    /// A batch that came through: each create accepted once and known, each file there once and as the emulator draws it
    /// without a fault, no read too soon, no key sent to the host of the files, nothing left to do.
    /// </summary>
    public void RequireComplete(RunwayTask[] tasks)
    {
        Assert.Empty(Errors);
        Assert.Equal(Emulator.Accepted.Select(a => a.Id).Order(), tasks.Select(t => t.Id).Order());
        Assert.Equal(Emulator.Accepted.Select(a => a.Id).Order(), History().Select(t => t.Id).Order());
        Assert.Empty(History(new TaskHistoryFilter { Unfinished = true }));
        Assert.Equal(tasks.Select(t => $"{t.Index}.png").Order(), _files.Files);
        Assert.All(tasks, t => Assert.True(Undisturbed.File(t.PromptText!).AsSpan().SequenceEqual(File.ReadAllBytes(_files[$"{t.Index}.png"])), $"{t.Index}.png is not what was made"));
        Assert.Equal(0, Emulator.ReadsUnder(TimeSpan.FromSeconds(5)));
        Assert.Equal(0, Emulator.LeakedAuthorizations);
    }

    // The writer of the journal has the file open.
    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
