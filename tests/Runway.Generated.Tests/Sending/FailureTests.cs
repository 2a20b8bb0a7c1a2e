using System.Net;
using System.Text;
using System.Text.Json;

namespace Runway.Generated.Tests;

/// <summary>What the exception of a failed call contains.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task The_text_of_the_service_is_kept_with_its_issues_and_headers()
    {
        const string Body = """
            {"error":"Validation of body failed","issues":[{"code":"too_big","path":["promptImage",0,"uri"],"message":"Too long","maximum":9}],"docUrl":"https://docs.example.com"}
            """;
        var failure = await FailAsync(Wire.Answering(() =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent(Body) };
            response.Headers.Add("apigw-requestid", "abc=");
            return response;
        }));

        Assert.Equal(400, failure.StatusCode);
        Assert.Equal(Body, failure.Response);
        Assert.Equal("HTTP 400: Validation of body failed", failure.Message);
        Assert.Equal(["abc="], failure.Headers["Apigw-RequestId"]);
        var issue = Assert.Single(failure.Error!.Issues!);
        Assert.Equal("promptImage/0/uri", string.Join('/', ((RawJson)issue.Path!).Value.EnumerateArray()));
        Assert.Equal(9, ((JsonElement)issue.AdditionalData["maximum"]).GetInt32());
    }

    [Fact]
    public async Task The_html_page_of_a_gateway_is_kept()
    {
        const string Page = "<html><body><h1>502 Bad Gateway</h1></body></html>";

        var failure = await FailAsync(Wire.Answering(Page, HttpStatusCode.BadGateway, "text/html"));

        Assert.Equal(502, failure.StatusCode);
        Assert.Equal(Page, failure.Response);
        Assert.Null(failure.Error);
        Assert.Equal("HTTP 502: Bad Gateway", failure.Message);
    }

    [Theory]
    [InlineData("text/html; charset=iso-8859-1")]
    [InlineData("text/html; charset=\"ISO-8859-1\"")]
    public async Task An_error_page_is_read_in_its_own_charset(string mediaType)
    {
        var failure = await FailAsync(Wire.Answering(Encoding.Latin1.GetBytes("Überlast"), HttpStatusCode.ServiceUnavailable, mediaType));

        Assert.Equal("Überlast", failure.Response);
    }

    [Fact]
    public async Task An_unknown_charset_does_not_hide_the_error()
    {
        var failure = await FailAsync(Wire.Answering("busy", HttpStatusCode.ServiceUnavailable, "text/plain; charset=klingon"));

        Assert.Equal((503, "busy"), (failure.StatusCode, failure.Response));
    }

    [Theory]
    [InlineData("""{"error":{"nested":"object"}}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public async Task An_error_body_of_another_shape_is_kept_as_text(string body)
    {
        var failure = await FailAsync(Wire.Answering(body, HttpStatusCode.InternalServerError));

        Assert.Equal((500, body), (failure.StatusCode, failure.Response));
        Assert.Null(failure.Error);
    }

    [Theory]
    [InlineData("<html>hello</html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"id":"cut o""")]
    [InlineData("""{"id":"half a character: \ud83d"}""")]
    public async Task An_unreadable_success_is_an_error_and_keeps_the_text(string body)
    {
        var failure = await FailAsync(Wire.Answering(body));

        Assert.Equal((200, body), (failure.StatusCode, failure.Response));
        Assert.IsType<JsonException>(failure.InnerException);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.BadGateway)]
    public async Task A_body_that_breaks_off_leaves_the_status_and_the_headers(HttpStatusCode status)
    {
        var failure = await FailAsync(Wire.Answering(() =>
        {
            var response = new HttpResponseMessage(status) { Content = new StreamContent(new BrokenStream()) };
            response.Headers.Add("apigw-requestid", "abc=");
            return response;
        }));

        Assert.Equal((int)status, failure.StatusCode);
        Assert.Null(failure.Response);
        Assert.Equal(["abc="], failure.Headers["apigw-requestid"]);
        Assert.IsAssignableFrom<IOException>(failure.InnerException!.InnerException ?? failure.InnerException);
    }

    [Fact]
    public async Task A_refused_deletion_is_an_error()
    {
        var wire = Wire.Answering("""{"error":"Could not find Task"}""", HttpStatusCode.NotFound);

        var failure = await Assert.ThrowsAsync<ResponseException>(() => wire.Client.DeleteTaskAsync("1"));

        Assert.Equal((404, "Could not find Task"), (failure.StatusCode, failure.Error?.Error));
    }

    private static Task<ResponseException> FailAsync(Wire wire) =>
        Assert.ThrowsAsync<ResponseException>(() => wire.Client.GetTaskAsync("1"));

    private sealed class BrokenStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("cut");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("cut");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new IOException("cut");
    }
}
