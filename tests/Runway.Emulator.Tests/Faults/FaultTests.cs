using System.Net;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task A_fault_can_replace_the_response_of_the_service()
    {
        using var rig = With(_ => EmulatorFault.Answer(HttpStatusCode.ServiceUnavailable, "<h1>busy</h1>", retryAfter: "7"));
        using var request = Rig.Request(HttpMethod.Post, "/v1/text_to_image", Rig.Heron);
        using var response = await rig.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter!.Delta);
        Assert.Equal("<h1>busy</h1>", await response.Content.ReadAsStringAsync());
        Assert.Equal(0, rig.Emulator.AcceptedCreates);
    }

    [Fact]
    public async Task A_refused_connection_does_not_reach_the_service()
    {
        using var rig = With(_ => EmulatorFault.RefuseConnection());
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => rig.Post("/v1/text_to_image", Rig.Heron));
        Assert.Equal(HttpRequestError.ConnectionError, error.HttpRequestError);
        Assert.Equal(0, rig.Emulator.AcceptedCreates);
        Assert.Empty(rig.Emulator.Requests);
    }

    [Fact]
    public async Task A_connection_can_break_after_the_task_was_made_and_charged()
    {
        using var rig = With(_ => EmulatorFault.BreakAfterAccepting());
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => rig.Post("/v1/text_to_image", Rig.Heron));
        Assert.Equal(HttpRequestError.ResponseEnded, error.HttpRequestError);
        Assert.IsType<IOException>(error.InnerException);
        Assert.Equal(1, rig.Emulator.AcceptedCreates);
        Assert.Equal(99_995, rig.Emulator.CreditBalance);
        Assert.Null(Assert.Single(rig.Emulator.Requests).Status);
    }

    [Fact]
    public async Task A_download_that_is_cut_can_be_resumed()
    {
        var cuts = 1;
        using var rig = With(request => request.RequestUri!.AbsolutePath.StartsWith("/outputs/") && cuts-- > 0
            ? EmulatorFault.CutBody(1000)
            : null);
        var url = (await rig.Outputs())[0];

        using var response = await rig.Client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        var head = new byte[1000];
        await stream.ReadExactlyAsync(head);
        var error = await Assert.ThrowsAsync<HttpIOException>(async () => await stream.ReadExactlyAsync(new byte[1]));
        Assert.Equal(HttpRequestError.ResponseEnded, error.HttpRequestError);

        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Range = new(1000, null);
        using var rest = await rig.Client.SendAsync(request);
        byte[] file = [.. head, .. await rest.Content.ReadAsByteArrayAsync()];
        Assert.Equal(response.Content.Headers.ContentLength, file.Length);
        Assert.Equal(1280, Png.Open(file).Width);
    }

    [Fact]
    public async Task A_buffered_read_that_is_cut_throws_an_HttpRequestException()
    {
        using var rig = With(request => request.Method == HttpMethod.Get ? EmulatorFault.CutBody(5) : null);
        var id = await rig.Create();
        await Assert.ThrowsAsync<HttpRequestException>(() => rig.Read(id));
    }

    [Fact]
    public async Task A_cancelled_request_creates_nothing()
    {
        using var rig = new Rig();
        using var request = Rig.Request(HttpMethod.Post, "/v1/text_to_image", Rig.Heron);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Emulator.SendAsync(request, new CancellationToken(true)));
        Assert.Equal(0, rig.Emulator.AcceptedCreates);
    }

    private static Rig With(Func<HttpRequestMessage, EmulatorFault?> fault) => new(new() { Fault = fault });
}
