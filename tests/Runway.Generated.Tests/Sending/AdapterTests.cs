using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Runway.Generated.Tests;

/// <summary>Promises that Kiota's own request adapter does not keep.</summary>
public sealed class AdapterTests
{
    private static readonly TextToImageRequest Create = new() { Model = "m", PromptText = "p" };

    [Fact]
    public async Task A_claims_challenge_does_not_send_a_create_again()
    {
        var wire = Wire.Answering(() =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.Unauthorized) { Content = new StringContent("""{"error":"no"}""") };
            response.Headers.WwwAuthenticate.Add(new AuthenticationHeaderValue("Bearer", "error=\"insufficient_claims\", claims=\"eyJhIjoxfQ==\""));
            return response;
        });

        var failure = await Assert.ThrowsAsync<ResponseException>(() => wire.Client.CreateTextToImageAsync(Create));

        Assert.Equal((401, 1), (failure.StatusCode, wire.Sent.Count));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_and_its_target_is_kept(int status)
    {
        var wire = Wire.Answering(() =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("moved") };
            response.Headers.Location = new Uri("https://elsewhere.example.com/");
            return response;
        });

        var failure = await Assert.ThrowsAsync<ResponseException>(() => wire.Client.CreateTextToImageAsync(Create));

        Assert.Equal((status, "moved", 1), (failure.StatusCode, failure.Response, wire.Sent.Count));
        Assert.Equal(["https://elsewhere.example.com/"], failure.Headers["Location"]);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(204)]
    public async Task An_empty_response_to_a_read_is_an_error(int status)
    {
        var wire = Wire.Answering(() => new HttpResponseMessage((HttpStatusCode)status));

        var failure = await Assert.ThrowsAsync<ResponseException>(() => wire.Client.GetTaskAsync("1"));

        Assert.Equal((status, string.Empty), (failure.StatusCode, failure.Response));
    }

    [Fact]
    public async Task A_response_without_a_content_type_is_read()
    {
        var wire = Wire.Answering(() => new HttpResponseMessage { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"id":"7"}""")) });

        Assert.Equal("7", (await wire.Client.CreateTextToImageAsync(Create))!.Id);
    }

    [Fact]
    public async Task A_web_page_as_the_response_to_a_deletion_is_an_error()
    {
        var wire = Wire.Answering("<html>sign in</html>", HttpStatusCode.OK, "text/html");

        var failure = await Assert.ThrowsAsync<ResponseException>(() => wire.Client.DeleteTaskAsync("1"));

        Assert.True(failure.IsWebPage);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public async Task An_id_cannot_change_the_path_in_the_generated_client_either(string id)
    {
        var wire = Wire.Answering("{}");
        using var http = new HttpClient(wire);
        var api = new RunwayApi(new SingleSendAdapter(http, null, RunwayFacts.Instance));

        await Assert.ThrowsAsync<ArgumentException>(() => api.V1.Tasks[id].GetAsync());

        Assert.Empty(wire.Sent);
    }

    [Theory]
    [InlineData("https://api.dev.runwayml.com/v1/tasks/..")]
    [InlineData("https://api.dev.runwayml.com/v1/tasks/")]
    public async Task An_address_as_an_id_cannot_change_the_path(string address)
    {
        var wire = Wire.Answering("{}");
        using var http = new HttpClient(wire);
        var api = new RunwayApi(new SingleSendAdapter(http, null, RunwayFacts.Instance));

        await Assert.ThrowsAsync<ArgumentException>(() => api.V1.Tasks["1"].WithUrl(address).GetAsync());

        Assert.Empty(wire.Sent);
    }

    [Fact]
    public async Task A_field_of_a_form_keeps_its_text()
    {
        var wire = Wire.Answering("""{"uploadUrl":"https://s.test/","fields":{"key":"00000000-0000-0000-0000-000000000001","date":"2026-11-21","amz":"20261121T100000Z"},"runwayUri":"runway://u"}""");

        var place = await wire.Client.CreateUploadAsync(new() { Filename = "a.png", Type = "ephemeral" });

        Assert.Equal(
            [("amz", "20261121T100000Z"), ("date", "2026-11-21"), ("key", "00000000-0000-0000-0000-000000000001")],
            place.Fields!.Entries.Select(e => (e.Key, e.Value)).Order());
    }

    [Theory]
    [InlineData("""{"tier":{"models":{"gen4_image":5}}}""")]
    [InlineData("""{"tier":{"models":{"gen4_image":{"maxDailyGenerations":"many"}}}}""")]
    [InlineData("""{"tier":{"models":[]}}""")]
    public async Task A_map_of_another_form_is_refused(string body)
    {
        var failure = await Assert.ThrowsAsync<ResponseException>(() => Wire.Answering(body).Client.GetOrganizationAsync());

        Assert.Equal((200, body), (failure.StatusCode, failure.Response));
    }

    [Fact]
    public void A_body_with_a_data_URI_is_not_copied_more_often_than_the_writer_needs()
    {
        const int Length = 4 * 1024 * 1024;
        var request = new ImageToVideoRequest { Model = "m", PromptImage = new() { String = "data:image/png;base64," + new string('A', Length) } };
        _ = JsonBytes.Of(Create);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var body = JsonBytes.Of(request);

        Assert.True(body.Length > Length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, Length, 4L * Length);
    }
}
