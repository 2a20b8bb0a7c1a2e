using System.Net;

namespace Runway.Generated.Tests;

/// <summary>Address, headers and number of requests.</summary>
public sealed class TransportTests
{
    private const string Pending = """{"id":"1","status":"PENDING"}""";

    [Fact]
    public async Task The_version_header_is_set_once_even_where_others_set_it_too()
    {
        var wire = Wire.Answering(Pending);
        using var http = new HttpClient(wire);
        http.DefaultRequestHeaders.Add("X-Runway-Version", "1999-01-01");
        var client = new RunwayClient(http, beforeSend: r => r.Headers.Add("X-Runway-Version", "2000-01-01"));

        await client.GetTaskAsync("1");
        await client.GetTaskAsync("1");

        Assert.Equal(2, wire.Sent.Count);
        Assert.All(wire.Sent, r => Assert.Equal(["2024-11-06"], r.Headers["X-Runway-Version"]));
        Assert.All(wire.Sent, r => Assert.Equal(["application/json"], r.Headers["Accept"]));
    }

    [Theory]
    [InlineData("https://proxy.example.com", "https://proxy.example.com/v1/tasks/7")]
    [InlineData("https://proxy.example.com/", "https://proxy.example.com/v1/tasks/7")]
    [InlineData("http://127.0.0.1:4010/team/runway", "http://127.0.0.1:4010/team/runway/v1/tasks/7")]
    [InlineData("http://127.0.0.1:4010/team/runway/", "http://127.0.0.1:4010/team/runway/v1/tasks/7")]
    public async Task Requests_use_the_base_URL_and_not_the_address_of_the_HttpClient(string baseUrl, string expected)
    {
        var wire = Wire.Answering(Pending);
        using var http = new HttpClient(wire) { BaseAddress = new Uri("https://elsewhere.example.com/") };
        var client = new RunwayClient(http, new Uri(baseUrl));

        await client.GetTaskAsync("7");

        Assert.Equal(expected, Assert.Single(wire.Sent).Url);
    }

    [Fact]
    public async Task Without_a_base_URL_requests_go_to_the_service()
    {
        var wire = Wire.Answering(Pending);

        await wire.Client.GetTaskAsync("7");

        Assert.Equal("https://api.dev.runwayml.com/v1/tasks/7", Assert.Single(wire.Sent).Url);
    }

    [Theory]
    [InlineData("v1/tasks")]
    [InlineData("ftp://example.com")]
    [InlineData("https://example.com/?key=1")]
    [InlineData("https://example.com/#top")]
    public void An_address_that_cannot_be_a_base_is_refused(string address)
    {
        using var http = new HttpClient(Wire.Answering(Pending));

        Assert.Throws<ArgumentException>(() => new RunwayClient(http, new Uri(address, UriKind.RelativeOrAbsolute)));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(" ")]
    public async Task An_id_cannot_change_the_path(string id)
    {
        var wire = Wire.Answering(Pending);

        await Assert.ThrowsAsync<InvalidSegmentException>(() => wire.Client.DeleteTaskAsync(id));

        Assert.Empty(wire.Sent);
    }

    [Fact]
    public async Task An_id_is_escaped()
    {
        var wire = Wire.Answering(Pending);

        await wire.Client.GetTaskAsync("a/../b?c#d");

        Assert.Equal("https://api.dev.runwayml.com/v1/tasks/a%2F..%2Fb%3Fc%23d", Assert.Single(wire.Sent).Url);
    }

    [Fact]
    public async Task Before_send_can_attach_options_and_headers()
    {
        var wire = Wire.Answering(Pending);
        using var http = new HttpClient(wire);
        var client = new RunwayClient(http, beforeSend: r => r.Headers.Add("X-Trace", r.Method.Method));

        await client.GetTaskAsync("1");

        Assert.Equal(["GET"], Assert.Single(wire.Sent).Headers["X-Trace"]);
    }

    [Fact]
    public async Task The_http_client_chooses_the_protocol()
    {
        var wire = Wire.Answering(Pending);
        using var http = new HttpClient(wire)
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        await new RunwayClient(http).GetTaskAsync("1");

        Assert.Equal((HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact), Assert.Single(wire.Sent).Http);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task A_create_that_is_refused_is_not_sent_again(HttpStatusCode status)
    {
        var wire = Wire.Answering("{}", status);

        await Assert.ThrowsAsync<ResponseException>(() => wire.Client.CreateTextToImageAsync(new() { Model = "m", PromptText = "p" }));

        Assert.Single(wire.Sent);
    }

    [Fact]
    public async Task A_create_whose_connection_breaks_is_not_sent_again()
    {
        var wire = Wire.Answering(() => throw new HttpRequestException(HttpRequestError.ConnectionError));

        await Assert.ThrowsAsync<HttpRequestException>(() => wire.Client.CreateTextToImageAsync(new() { Model = "m", PromptText = "p" }));

        Assert.Single(wire.Sent);
    }

    [Fact]
    public async Task The_response_to_a_deletion_is_empty()
    {
        var wire = Wire.Answering(string.Empty, HttpStatusCode.NoContent);

        await wire.Client.DeleteTaskAsync("1");

        var sent = Assert.Single(wire.Sent);
        Assert.Equal(("DELETE", 0), (sent.Method, sent.Body.Length));
    }
}
