using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace Runway.Tests;

/// <summary>A folder, a journal and a file host whose responses a test sets.</summary>
internal sealed class SaveLab : IDisposable
{
    public const string Url = "https://out.test/files/a.png?_jwt=secret";

    public FakeService Service { get; } = new();

    public TemporaryFolder Folder { get; } = new();

    public TemporaryFolder Journal { get; } = new();

    public ConcurrentQueue<FileInfo> Saved { get; } = new();

    public ConcurrentQueue<RunwayException> Failed { get; } = new();

    public RecordingObserver Observer { get; } = new(includesBodies: false);

    public static RunwayTask Task(string id = "t1", string? operation = "text_to_image", params string[] output) =>
        new() { Id = id, Status = "SUCCEEDED", Operation = operation, Output = output.Length == 0 ? [Url] : output };

    public static HttpResponseMessage Body(byte[] body, string? type = null, string? encoding = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
        answer.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
        {
            answer.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        }

        return answer;
    }

    public static HttpResponseMessage Part(byte[] whole, int from, string tag, int? total = null, int? count = null)
    {
        var answer = Body(whole[from..(from + (count ?? (whole.Length - from)))], "image/png", status: HttpStatusCode.PartialContent);
        answer.Headers.ETag = EntityTagHeaderValue.Parse(tag);
        answer.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, from + answer.Content.Headers.ContentLength!.Value - 1, total ?? whole.Length);
        return answer;
    }

    public static byte[] Packed(byte[] bytes, string encoding)
    {
        var packed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Compress),
            "deflate" => new ZLibStream(packed, CompressionMode.Compress),
            _ => new GZipStream(packed, CompressionMode.Compress),
        })
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }

    public RunwayConnection Connect() => Service.Connect(o => o with { JournalFolder = Journal.Path });

    public async Task Save(RunwayTask task, Func<OutputSaveOptions, OutputSaveOptions>? change = null, CancellationToken waiting = default)
    {
        using var connection = Connect();
        await Save(connection, change, waiting, task);
    }

    public async Task Save(RunwayConnection connection, Func<OutputSaveOptions, OutputSaveOptions>? change, CancellationToken waiting, params RunwayTask[] tasks)
    {
        var options = new OutputSaveOptions { Directory = Folder.Path };
        using var saver = new OutputSaver(connection.Tasks, change?.Invoke(options) ?? options);
        foreach (var task in tasks)
        {
            saver.Announce(task);
        }

        // The last request ends first.
        foreach (var task in tasks.Reverse())
        {
            await Service.Clock.Drive(() => saver.SaveAsync(task, (_, file) => Saved.Enqueue(file), Failed.Enqueue, Observer, waiting, default));
        }
    }

    public void Dispose()
    {
        Folder.Dispose();
        Journal.Dispose();
    }
}
