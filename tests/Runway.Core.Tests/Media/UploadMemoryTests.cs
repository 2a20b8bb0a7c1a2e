using System.Net;

namespace Runway.Tests;

/// <summary>A large file is never in memory as a whole.</summary>
public sealed class UploadMemoryTests
{
    private const long Size = 190_000_000;

    [Fact]
    public async Task A_video_of_190_MB_is_hashed_and_uploaded_in_constant_memory()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("long.mp4", Sample.Mp4, Size);
        var storage = new DiscardingService();
        using var connection = new RunwayConnection(new RunwayConnectionOptions { ApiKey = RunwayEnvironment.ToSecureString(FakeService.Key), Handler = storage, JournalFolder = null });
        var observer = new UploadObserver();
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await connection.Uploads.UploadAsync(path, observer, CancellationToken.None);

        // At most a twentieth of the file: a few thousand reads allocate a little each.
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Size / 20);
        Assert.InRange(storage.Received, Size, Size + 2000);
        Assert.Equal((Size, Size), observer.Last);
        Assert.True(observer.Calls > 100, $"{observer.Calls} reports of progress");
    }

    private sealed class UploadObserver : IRunwayObserver
    {
        public int Calls { get; private set; }

        public (long Sent, long Total) Last { get; private set; }

        public void OnUpload(string path, long sent, long total) => (Calls, Last) = (Calls + 1, (sent, total));
    }

    private sealed class DiscardingService : HttpMessageHandler
    {
        public long Received { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath == "/v1/uploads")
            {
                return FakeService.Json("""{"uploadUrl":"https://storage.example/put","fields":{"key":"k"},"runwayUri":"runway://1"}""");
            }

            var counter = new CountingStream();
            await request.Content!.CopyToAsync(counter, cancellationToken);
            Received = counter.Count;
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        }
    }

    private sealed class CountingStream : MemoryStream
    {
        public long Count { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Count += buffer.Length;
            return ValueTask.CompletedTask;
        }
    }
}
