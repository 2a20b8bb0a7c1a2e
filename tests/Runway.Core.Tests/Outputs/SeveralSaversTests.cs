using System.Diagnostics;
using System.Net;

namespace Runway.Tests;

/// <summary>Several savers of one folder, and partial files of earlier ones: the result is one complete file and no other.</summary>
public sealed class SeveralSaversTests : IDisposable
{
    private static readonly byte[] Picture = Sample.Picture(3_000_000);
    private readonly SaveLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task Two_savers_of_one_task_write_one_complete_file_and_both_return_it()
    {
        // Each response is cut at another place, so that both have part files at the same time.
        _lab.Service.Answer = seen => Serve(seen, _lab.Service.Requests.Count < 6 ? 400_000 * _lab.Service.Requests.Count : int.MaxValue);
        using var one = _lab.Connect();
        using var other = _lab.Connect();
        var options = new OutputSaveOptions { Directory = _lab.Folder.Path };
        using var first = new OutputSaver(one.Tasks, options);
        using var second = new OutputSaver(other.Tasks, options);

        await _lab.Service.Clock.Drive(() => Task.WhenAll(new[] { first, second }.Select(s => s.SaveAsync(SaveLab.Task(), (_, f) => _lab.Saved.Enqueue(f), _lab.Failed.Enqueue, null, default, default))));

        Assert.Empty(_lab.Failed);
        Assert.Equal(["t1.png", "t1.png"], _lab.Saved.Select(f => f.Name));
        Assert.Equal(Picture, File.ReadAllBytes(_lab.Folder["t1.png"]));
        Assert.Equal(["t1.png"], _lab.Folder.Files);
    }

    [Fact]
    public async Task A_different_file_that_appeared_under_the_name_is_kept_and_reported()
    {
        _lab.Service.Answer = seen =>
        {
            File.WriteAllText(_lab.Folder["t1.png"], "mine");
            return Serve(seen, int.MaxValue);
        };

        await _lab.Save(SaveLab.Task());

        Assert.Equal("RunwayFileExists", Assert.Single(_lab.Failed).ErrorId);
        Assert.Equal("mine", File.ReadAllText(_lab.Folder["t1.png"]));
        Assert.Equal(["t1.png"], _lab.Folder.Files);
    }

    [Fact]
    public async Task The_download_of_a_killed_process_is_resumed()
    {
        using var server = Listen(out var url);
        using var victim = Saver(url);

        // The server stops in the middle of the response, and the process is killed.
        var asked = await server.GetContextAsync();
        await SendAsync(asked, 0, 2_000_000);
        Assert.True(SpinWait.SpinUntil(() => _lab.Folder.Files.Any(f => f.EndsWith(".part.etag", StringComparison.Ordinal) && new FileInfo(_lab.Folder[f]).Length > 0), TimeSpan.FromSeconds(30)), "no note of the part");
        victim.Kill();
        await victim.WaitForExitAsync();
        var left = _lab.Folder.Files.Where(f => f.EndsWith(".part", StringComparison.Ordinal)).Select(f => new FileInfo(_lab.Folder[f]).Length).Single();
        Assert.True(left >= 1 << 20);

        _lab.Service.Answer = seen => Serve(seen, int.MaxValue);
        await _lab.Save(SaveLab.Task());

        Assert.Equal(left, _lab.Service.Requests.Single().Message.Headers.Range!.Ranges.Single().From);
        Assert.Equal(Picture, File.ReadAllBytes(_lab.Folder["t1.png"]));
        Assert.Equal(["t1.png"], _lab.Folder.Files);
    }

    [Fact]
    public async Task Two_processes_that_save_one_task_write_one_complete_file()
    {
        using var server = Listen(out var url);
        using var one = Saver(url);
        using var other = Saver(url);

        // Both are in the middle of the download before one continues.
        var asked = new[] { await server.GetContextAsync(), await server.GetContextAsync() };
        foreach (var request in asked)
        {
            await SendAsync(request, 0, 1_500_000);
        }

        Assert.True(SpinWait.SpinUntil(() => _lab.Folder.Files.Count(f => f.EndsWith(".part.etag", StringComparison.Ordinal)) == 2, TimeSpan.FromSeconds(30)), "not two parts");
        await Task.WhenAll(asked.Select(async request =>
        {
            await SendAsync(request, 1_500_000, Picture.Length);
            request.Response.Close();
        }));
        await Task.WhenAll(one.WaitForExitAsync(), other.WaitForExitAsync());

        Assert.Equal((string.Empty, string.Empty), (await one.StandardError.ReadToEndAsync(), await other.StandardError.ReadToEndAsync()));
        Assert.Equal(Picture, File.ReadAllBytes(_lab.Folder["t1.png"]));
        Assert.Equal(["t1.png"], _lab.Folder.Files);
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("\"v1\"\n3000000", 3_000_000, 2_999_999)]
    [InlineData("\"v1\"\n3000000", 9_000_000, 2_999_999)]
    [InlineData("\"v1\"", 0, 0)]
    [InlineData("no tag", 5000, 0)]
    [InlineData("W/\"v1\"", 5000, 0)]
    [InlineData("\0\0\0", 5000, 0)]
    public async Task A_save_succeeds_whatever_partial_file_exists(string note, int length, long from)
    {
        // The name of a part file that its writer released.
        const string Left = "t1.0123456789abcdef.part";
        File.WriteAllBytes(_lab.Folder[Left], length <= Picture.Length ? Picture[..length] : [.. Picture, .. new byte[length - Picture.Length]]);
        File.WriteAllText(_lab.Folder[Left + ".etag"], note);
        _lab.Service.Answer = seen => Serve(seen, int.MaxValue);

        await _lab.Save(SaveLab.Task());

        Assert.Empty(_lab.Failed);
        Assert.Equal(from, _lab.Service.Requests[0].Message.Headers.Range!.Ranges.Single().From);
        Assert.Equal(Picture, File.ReadAllBytes(_lab.Folder["t1.png"]));
        Assert.Equal(["t1.png"], _lab.Folder.Files);
    }

    [Fact]
    public async Task A_partial_file_that_is_not_a_medium_is_removed()
    {
        const string Left = "t1.0123456789abcdef.part";
        File.WriteAllText(_lab.Folder[Left], new string('<', 5000));
        File.WriteAllText(_lab.Folder[Left + ".etag"], "\"v1\"\n3000000");
        _lab.Service.Answer = seen => Serve(seen, int.MaxValue);

        await _lab.Save(SaveLab.Task());

        Assert.Equal(Picture, File.ReadAllBytes(_lab.Folder["t1.png"]));
    }

    [Fact]
    public async Task Partial_files_of_earlier_versions_are_removed()
    {
        File.WriteAllBytes(_lab.Folder["t1.png.part"], new byte[5000]);
        File.WriteAllText(_lab.Folder["t1.png.part.etag"], string.Empty);
        _lab.Service.Answer = seen => Serve(seen, int.MaxValue);

        await _lab.Save(SaveLab.Task());

        Assert.Equal(Picture, File.ReadAllBytes(_lab.Folder["t1.png"]));
        Assert.Equal(["t1.png"], _lab.Folder.Files);
    }

    [Fact]
    public async Task Partial_files_of_a_saved_file_are_removed_by_the_next_save()
    {
        _lab.Service.Answer = seen => Serve(seen, int.MaxValue);
        await _lab.Save(SaveLab.Task());
        File.WriteAllText(_lab.Folder["t1.0123456789abcdef.part"], "x");
        File.WriteAllText(_lab.Folder["t1.fedcba9876543210.part.etag"], "x");
        File.WriteAllText(_lab.Folder["t2.0123456789abcdef.part"], "x");

        await _lab.Save(SaveLab.Task());

        Assert.Single(_lab.Service.Requests);
        Assert.Equal(["t1.png", "t2.0123456789abcdef.part"], _lab.Folder.Files);
    }

    [Fact]
    public async Task The_partial_file_of_a_running_process_is_not_used()
    {
        // Another saver of this running process, and a machine that has just written.
        using var part = new PartFile(_lab.Folder["t1"]);
        part.Open(resume: false).Write(Picture.AsSpan(0, 1000));
        part.SetVersion(new ContentVersion("\"v1\"", Picture.Length), onDisk: true);
        File.WriteAllText(_lab.Folder["t1.00000000-77-66aa-0123456789abcdef.part"], "x");
        _lab.Service.Answer = seen => Serve(seen, int.MaxValue);

        await _lab.Save(SaveLab.Task());

        Assert.Equal(0, _lab.Service.Requests[0].Message.Headers.Range!.Ranges.Single().From);
        Assert.Equal(4, _lab.Folder.Files.Length);
    }

    [Fact]
    public async Task The_partial_file_of_an_inactive_machine_is_resumed()
    {
        const string Left = "t1.00000000-77-66aa-0123456789abcdef.part";
        File.WriteAllBytes(_lab.Folder[Left], Picture[..1000]);
        File.WriteAllText(_lab.Folder[Left + ".etag"], "\"v1\"\n3000000");
        File.SetLastWriteTimeUtc(_lab.Folder[Left], DateTime.UtcNow.AddHours(-1));
        _lab.Service.Answer = seen => Serve(seen, int.MaxValue);

        await _lab.Save(SaveLab.Task());

        Assert.Equal(1000, _lab.Service.Requests[0].Message.Headers.Range!.Ranges.Single().From);
        Assert.Equal(["t1.png"], _lab.Folder.Files);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Links_and_pipes_in_place_of_a_partial_file_are_not_written_to(bool arePipes)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.WriteAllText(_lab.Journal["victim"], "keep");
        foreach (var name in new[] { "t1.png.part", "t1.png.part.etag", "t1.png.json.part", "t1.0123456789abcdef.part", "t1.fedcba9876543210.part.etag" })
        {
            if (arePipes)
            {
                using var pipe = Process.Start("mkfifo", _lab.Folder[name]);
                await pipe.WaitForExitAsync();
            }
            else
            {
                File.CreateSymbolicLink(_lab.Folder[name], _lab.Journal["victim"]);
            }
        }

        _lab.Service.Answer = seen => Serve(seen, int.MaxValue);
        await _lab.Save(SaveLab.Task(), o => o with { IncludeMetadata = true });

        Assert.Empty(_lab.Failed);
        Assert.Equal("keep", File.ReadAllText(_lab.Journal["victim"]));
        Assert.Equal(Picture, File.ReadAllBytes(_lab.Folder["t1.png"]));
        Assert.Null(new FileInfo(_lab.Folder["t1.png"]).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_lab.Folder["t1.png.json"]));
    }

    [Fact]
    public async Task A_file_whose_process_was_killed_before_it_was_recorded_is_recognized()
    {
        _lab.Service.Answer = seen => Serve(seen, int.MaxValue);
        File.WriteAllBytes(_lab.Folder["t1.png"], Picture);
        using var connection = _lab.Connect();
        await connection.Journal!.SavingAsync(SaveLab.Task(), 1, _lab.Folder["t1.png"], Picture.Length, DateTimeOffset.UnixEpoch);
        Assert.Equal("t1", Assert.Single(TaskHistory.Read(connection.Journal, new() { Unfinished = true })).Id);

        await _lab.Save(connection, null, default, SaveLab.Task());

        Assert.Equal("t1.png", Assert.Single(_lab.Saved).Name);
        Assert.Empty(_lab.Service.Requests);
        Assert.True(connection.Journal.Read().Single().IsSaved(1));
    }

    [Fact]
    public async Task An_id_that_is_in_the_journal_twice_does_not_prevent_a_save()
    {
        _lab.Service.Answer = seen => Serve(seen, int.MaxValue);
        using var connection = _lab.Connect();
        foreach (var entry in new[] { "e1", "e2" })
        {
            await connection.Journal!.CreatedAsync(entry, SaveLab.Task(), DateTimeOffset.UnixEpoch);
        }

        for (var i = 0; i < 2; i++)
        {
            await _lab.Save(connection, o => o with { IncludeMetadata = true }, default, SaveLab.Task());
        }

        Assert.Empty(_lab.Failed);
        Assert.Equal(2, _lab.Saved.Count);
        Assert.Single(_lab.Service.Requests);
    }

    [Fact]
    public async Task A_task_that_succeeded_without_an_output_stays_unfinished()
    {
        using var connection = _lab.Connect();
        await connection.Journal!.EndedAsync(SaveLab.Task() with { Output = [] }, DateTimeOffset.UnixEpoch);

        Assert.Equal("t1", Assert.Single(TaskHistory.Read(connection.Journal, new() { Unfinished = true })).Id);
    }

    private Process Saver(string url) => Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
    {
        ArgumentList = { "exec", typeof(Victim).Assembly.Location, url, _lab.Journal.Path, "t1", _lab.Folder.Path },
        RedirectStandardError = true,
    })!;

    // A random port; if it is in use, another one.
    private static HttpListener Listen(out string url)
    {
        while (true)
        {
            var server = new HttpListener();
            var port = Random.Shared.Next(20_000, 60_000);
            server.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                server.Start();
                url = $"http://127.0.0.1:{port}/a.png";
                return server;
            }
            catch (HttpListenerException)
            {
                server.Close();
            }
        }
    }

    private static async Task SendAsync(HttpListenerContext asked, int from, int to)
    {
        if (from == 0)
        {
            asked.Response.Headers["ETag"] = "\"v1\"";
            asked.Response.ContentLength64 = Picture.Length;
        }

        await asked.Response.OutputStream.WriteAsync(Picture.AsMemory(from, to - from));
        await asked.Response.OutputStream.FlushAsync();
    }

    private static HttpResponseMessage Serve(Seen seen, int cutAfter)
    {
        var from = seen.Message.Headers.IfRange?.EntityTag?.Tag == "\"v1\"" ? (int)seen.Message.Headers.Range!.Ranges.Single().From! : 0;
        var answer = SaveLab.Part(Picture, from, "\"v1\"");
        if (cutAfter < Picture.Length - from)
        {
            var cut = new BrokenContent(Picture[from..], cutAfter);
            cut.Headers.ContentRange = answer.Content.Headers.ContentRange;
            answer.Content = cut;
        }

        return answer;
    }
}
