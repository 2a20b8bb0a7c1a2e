using System.Security.Cryptography;
using System.Text.Json;

namespace Runway.Tests;

/// <summary>The metadata beside a saved file: its origin, as far as it is known, and no secrets.</summary>
public sealed class MetadataTests : IDisposable
{
    private const string Secret = "secret-token";
    private static readonly byte[] Content = Sample.Picture(5000);
    private readonly FakeService _service = new();
    private readonly TemporaryFolder _folder = new();
    private readonly List<FileInfo> _saved = [];
    private readonly List<RunwayException> _failed = [];

    public MetadataTests()
    {
        Directory.CreateDirectory(_folder["out"]);
        _service.Answer = seen => seen switch
        {
            { Method.Method: "POST" } => FakeService.Json("{\"id\":\"t1\",\"estimatedCost\":{\"credits\":5}}"),
            { Path: "/v1/tasks/t1" } => FakeService.Task("t1", "SUCCEEDED", $",\"output\":[\"https://out.test/a.png?_jwt={Secret}\"],\"cost\":{{\"credits\":8}}"),
            _ => new HttpResponseMessage { Content = new ByteArrayContent(Content) },
        };
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_metadata_contain_the_request_the_result_and_the_inputs()
    {
        var picture = _folder.Write("in.png", Sample.Png, 700);
        using var connection = Connect();
        var task = await Create(connection, Request(picture));

        await Save(connection, task);

        using var text = Read();
        var json = text.RootElement;
        Assert.Equal((1, "t1", "text_to_image", "gen4_image"), (json.Number("schemaVersion"), json.Text("task", "id"), json.Text("task", "operation"), json.Text("task", "model")));
        Assert.Equal(("a <red> Tür", 7), (json.Text("prompt"), json.Number("seed")));
        Assert.Equal(("1280:720", "low", "hero"), (json.Text("parameters", "ratio"), json.Text("parameters", "contentModeration", "publicFigureThreshold"), json.GetProperty("parameters").GetProperty("referenceImages")[0].Text("tag")));
        Assert.Equal((5, 8), (json.Number("credits", "estimated"), json.Number("credits", "charged")));
        Assert.Equal(("t1.png", Content.Length, Hash(Content)), (json.Text("file", "name"), json.Number("file", "bytes"), json.Text("file", "sha256")));
        Assert.Equal((3, "0.1.0"), (json.GetProperty("times").EnumerateObject().Count(), json.Text("moduleVersion")));
        var inputs = json.GetProperty("inputs");
        Assert.Equal(("referenceImages[0].uri", picture, 700, Hash(File.ReadAllBytes(picture))), (inputs[0].Text("member"), inputs[0].Text("path"), inputs[0].Number("bytes"), inputs[0].Text("sha256")));
        Assert.StartsWith("https://in.test/b.png?[redacted]", inputs[1].Text("address"));
    }

    [Fact]
    public async Task The_metadata_contain_no_signed_query_and_no_key()
    {
        using var connection = Connect();
        var request = Request() with { PromptText = $"like https://in.test/x.png?_jwt={Secret} {FakeService.Key}" };

        await Save(connection, await Create(connection, request));

        var text = File.ReadAllText(_folder["out/t1.png.json"]);
        Assert.Contains("redacted", text);
        Assert.DoesNotContain(Secret, text);
        Assert.DoesNotContain(FakeService.Key, text);
    }

    [Fact]
    public async Task The_request_of_another_session_is_read_from_the_journal()
    {
        var picture = _folder.Write("in.png", Sample.Png, 700);
        using (var first = Connect())
        {
            await Create(first, Request(picture));
        }

        File.Delete(picture);
        using var second = Connect();
        await Save(second, new RunwayTask { Id = "t1" });

        using var json = Read();
        Assert.Equal(("a <red> Tür", 7), (json.RootElement.Text("prompt"), json.RootElement.Number("seed")));
        Assert.Equal("1280:720", json.RootElement.Text("parameters", "ratio"));
        Assert.Equal(64, json.RootElement.GetProperty("inputs")[0].Text("sha256")!.Length);
    }

    [Fact]
    public async Task Unknown_members_are_omitted()
    {
        using var connection = _service.Connect();

        await Save(connection, new RunwayTask { Id = "t1" });

        using var json = Read();
        Assert.Equal(["schemaVersion", "moduleVersion", "file", "task", "credits", "times"], json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.False(json.RootElement.GetProperty("times").TryGetProperty("finished", out _));
    }

    [Fact]
    public async Task A_saved_file_gets_its_metadata_without_a_download()
    {
        using var connection = Connect();
        var task = await Create(connection, Request());
        await Save(connection, task, o => o with { IncludeMetadata = false });
        Assert.Equal(["t1.png"], Saved);

        await Save(connection, task);

        Assert.Equal(["t1.png", "t1.png.json"], Saved);
        Assert.Single(_service.Requests, r => r.Path == "/a.png");
        Assert.Empty(_failed);
    }

    [Fact]
    public async Task An_unrelated_file_of_that_name_is_kept_without_Force_and_nothing_is_downloaded()
    {
        File.WriteAllText(_folder["out/t1.png.json"], "mine");
        using var connection = Connect();
        var task = await Create(connection, Request());

        await Save(connection, task);

        Assert.Equal("RunwayFileExists", Assert.Single(_failed).ErrorId);
        Assert.Equal(["t1.png.json"], Saved);
        Assert.Equal("mine", File.ReadAllText(_folder["out/t1.png.json"]));

        await Save(connection, task, o => o with { Force = true });
        Assert.Equal("t1", Read().RootElement.Text("task", "id"));
    }

    [Fact]
    public async Task Metadata_that_cannot_be_written_are_an_error_and_the_file_is_returned()
    {
        Directory.CreateDirectory(_folder["out/t1.png.json"]);
        using var connection = Connect();

        await Save(connection, await Create(connection, Request()));

        Assert.Equal("t1.png", Assert.Single(_saved).Name);
        Assert.Equal("RunwayMetadataNotWritten", Assert.Single(_failed).ErrorId);
    }

    [Fact]
    public void Metadata_of_a_later_schema_are_refused() =>
        Assert.Null(OutputMetadata.Parse("{\"schemaVersion\":2,\"file\":{\"name\":\"a\",\"bytes\":1,\"sha256\":\"\",\"output\":1,\"outputs\":1},\"task\":{\"id\":\"t\"}}"u8));

    [Fact]
    public async Task FinishedAt_is_set_only_if_the_task_was_seen_running_shortly_before()
    {
        using var connection = Connect();
        var mine = await Create(connection, Request());

        Assert.NotNull((await _service.Clock.Drive(() => connection.Tasks.WaitAsync(mine, null, default))).FinishedAt);
        _service.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null((await _service.Clock.Drive(() => connection.Tasks.WaitAsync(new RunwayTask { Id = "t1" }, null, default))).FinishedAt);
    }

    private static ImageRequest Request(string? file = null) => new()
    {
        Model = "gen4_image",
        PromptText = "a <red> Tür",
        Ratio = "1280:720",
        Seed = 7,
        PublicFigureThreshold = "low",
        ReferenceImages = file is null ? [] : [new(MediaSource.FromFile(file), "hero"), new(MediaSource.FromAddress($"https://in.test/b.png?X-Amz-Signature={Secret}"))],
    };

    private static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant();

    private string[] Saved => [.. Directory.GetFiles(_folder["out"]).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private RunwayConnection Connect() => _service.Connect(o => o with { JournalFolder = _folder["journal"] });

    private Task<RunwayTask> Create(RunwayConnection connection, GenerationRequest request) =>
        _service.Clock.Drive(() => connection.Tasks.CreateAsync(request, SubmissionOptions.Default, null, default));

    private async Task Save(RunwayConnection connection, RunwayTask task, Func<OutputSaveOptions, OutputSaveOptions>? change = null)
    {
        var options = new OutputSaveOptions { Directory = _folder["out"], IncludeMetadata = true };
        using var saver = new OutputSaver(connection.Tasks, change?.Invoke(options) ?? options);
        await _service.Clock.Drive(() => saver.SaveAsync(task, (_, file) => _saved.Add(file), _failed.Add, null, default, default));
    }

    private JsonDocument Read() => JsonDocument.Parse(File.ReadAllBytes(_folder["out/t1.png.json"]));
}
