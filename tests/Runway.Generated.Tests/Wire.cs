using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using RunwayAI.Generated;

namespace Runway.Generated.Tests;

/// <summary>A handler without a network: records requests and returns set responses.</summary>
internal sealed class Wire : HttpMessageHandler
{
    private readonly Func<HttpResponseMessage> _answer;

    private Wire(Func<HttpResponseMessage> answer) => _answer = answer;

    /// <summary>Method, address, headers and body of every request, in order.</summary>
    public List<SentRequest> Sent { get; } = [];

    public RunwayClient Client => new(new HttpClient(this));

    public RunwayAIClient RunwayAIClient => new(new HttpClient(this));

    public static Wire Answering(string body, HttpStatusCode status = HttpStatusCode.OK, string mediaType = "application/json") =>
        Answering(Encoding.UTF8.GetBytes(body), status, mediaType);

    public static Wire Answering(byte[] body, HttpStatusCode status = HttpStatusCode.OK, string mediaType = "application/json") =>
        Answering(() =>
        {
            var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
            response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
            return response;
        });

    public static Wire Answering(Func<HttpResponseMessage> answer) => new(answer);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var length = request.Content?.Headers.ContentLength;
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        Sent.Add(new(
            request.Method.Method,
            request.RequestUri!.AbsoluteUri,
            (request.Version, request.VersionPolicy),
            request.Headers.ToDictionary(h => h.Key, h => h.Value.ToArray()),
            request.Content?.Headers.ContentType?.ToString(),
            length,
            body));
        return _answer();
    }
}

internal sealed record SentRequest(
    string Method,
    string Url,
    (Version Number, HttpVersionPolicy Policy) Http,
    IReadOnlyDictionary<string, string[]> Headers,
    string? ContentType,
    long? ContentLength,
    byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The members, in any order: Kiota writes them alphabetically.</summary>
    public void HasMembers(string expected) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(Text)), $"{Text} is not {expected}");
}
