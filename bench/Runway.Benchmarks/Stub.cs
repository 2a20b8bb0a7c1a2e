using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Runway.Settings;

namespace Runway.Benchmarks;

/// <summary>A service in this process that responds at once, so that only the client is measured.</summary>
internal sealed class Stub : HttpMessageHandler
{
    public const string Key = "key_0123456789abcdef0123456789abcdef";
    private static readonly byte[] Created = Encoding.UTF8.GetBytes("""{"id":"6e2a1bd7-6f2e-4d1b-b2a3-9a2f8b4c5d6e","estimatedCost":{"credits":5}}""");
    private static readonly byte[] Running = Encoding.UTF8.GetBytes("""{"id":"6e2a1bd7-6f2e-4d1b-b2a3-9a2f8b4c5d6e","status":"RUNNING","createdAt":"2026-11-21T03:00:00.000Z","progress":0.5,"estimatedCost":{"credits":5}}""");

    public static RunwayConnection Connect(string? journal, TimeProvider? clock = null) => new(new RunwayConnectionOptions
    {
        ApiKey = RunwayEnvironment.ToSecureString(Key),
        Handler = new Stub(),
        JournalFolder = journal,
        TimeProvider = clock ?? TimeProvider.System,
        UserAgent = "Runway.Benchmarks/1.0",
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            await content.CopyToAsync(Stream.Null, cancellationToken);
        }

        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(request.Method == HttpMethod.Post ? Created : Running) };
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return answer;
    }
}
