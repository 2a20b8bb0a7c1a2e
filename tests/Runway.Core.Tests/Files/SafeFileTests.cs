using System.Diagnostics;

namespace Runway.Tests;

/// <summary>In place of an expected file there may be a pipe, a device, a link to one, or a text with other content.</summary>
public sealed class SafeFileTests : IDisposable
{
    private const string Id = "t1";
    private readonly TemporaryFolder _folder = new();
    private readonly FakeService _service = new();
    private readonly List<FileInfo> _saved = [];
    private readonly List<RunwayException> _failed = [];

    public SafeFileTests() => _service.Answer = seen => seen.Path == "/v1/tasks/t1"
        ? FakeService.Task(Id, "SUCCEEDED", ",\"output\":[\"https://out.test/a.png\"]")
        : new HttpResponseMessage { Content = new ByteArrayContent(Sample.Picture(5000)) };

    public static TheoryData<string> Texts =>
    [
        """{"schemaVersion":1,"file":null,"task":null}""",
        """{"schemaVersion":1,"file":{"name":"a","bytes":1,"sha256":"","output":1,"outputs":1},"task":null}""",
        """{"schemaVersion":1,"file":{"name":"a","bytes":1,"sha256":"","output":1,"outputs":1},"task":{"id":null}}""",
        """{"schemaVersion":1,"file":{"name":null,"bytes":1,"sha256":null,"output":1,"outputs":1},"task":{"id":"t1"}}""",
        """{"schemaVersion":1,"file":{"name":"a","bytes":1,"sha256":"","output":1,"outputs":1},"task":{"id":"t1"},"inputs":[null]}""",
        "null",
        "[]",
        "",
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task An_invalid_metadata_file_prevents_only_the_new_metadata_file(string text)
    {
        var path = _folder["t1.png.json"];
        File.WriteAllText(path, text);

        await AssertInTheWay();
        AssertNoDescription(path);
    }

    [Fact]
    public async Task A_pipe_and_a_device_are_not_opened()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var path = _folder["t1.png.json"];
        var pipe = Pipe("pipe");
        foreach (var other in new[] { pipe, "/dev/zero", "/dev/null" })
        {
            File.CreateSymbolicLink(path, other);
            await AssertInTheWay();
            AssertNoDescription(path);
            Assert.Equal(RunwayErrors.InvalidMedia, Assert.Throws<RunwayException>(() => MediaFile.Open(path, MediaKind.Image)).Error);
            Assert.False(RunwayGallery.IsPage(path));
            File.Delete(path);
        }

        Assert.Equal(RunwayErrors.InvalidMedia, Assert.Throws<RunwayException>(() => MediaFile.Open(pipe, MediaKind.Image)).Error);
        Assert.Null(GalleryMedia.Of(pipe));
    }

    private static void AssertNoDescription(string path)
    {
        Assert.Null(OutputMetadata.Read(path));
        Assert.Equal(RunwayErrors.InvalidMedia, Assert.Throws<RunwayException>(() => new RunwayGallery(null).AddFile(path, null)).Error);
    }

    private string Pipe(string name)
    {
        using var made = Process.Start("mkfifo", _folder[name]);
        made.WaitForExit();
        return _folder[name];
    }

    private async Task AssertInTheWay()
    {
        using var connection = _service.Connect();
        using var saver = new OutputSaver(connection.Tasks, new OutputSaveOptions { Directory = _folder.Path, IncludeMetadata = true });
        await _service.Clock.Drive(() => saver.SaveAsync(new RunwayTask { Id = Id }, (_, file) => _saved.Add(file), _failed.Add, null, default, default));

        Assert.Empty(_saved);
        Assert.Equal(RunwayErrors.FileExists, Assert.Single(_failed).Error);
        _failed.Clear();
    }
}
