using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Runway.Emulator.Host;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests;

public sealed class HostTests
{
    [Fact]
    public async Task Any_client_can_use_the_host_through_its_base_URL()
    {
        await using var app = EmulatorHost.Build(["--urls", "http://127.0.0.1:0", "--task-seconds", "0", "--output-kb=64"]);
        await app.StartAsync();
        var address = EmulatorHost.AddressOf(app);
        using var client = new HttpClient { BaseAddress = new Uri(address) };

        using var create = Rig.Request(HttpMethod.Post, "/v1/text_to_image", Rig.Heron);
        using var created = await client.SendAsync(create);
        var id = JsonDocument.Parse(await created.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString();
        using var read = Rig.Request(HttpMethod.Get, $"/v1/tasks/{id}");
        using var task = await client.SendAsync(read);
        var url = JsonDocument.Parse(await task.Content.ReadAsStringAsync()).RootElement.GetProperty("output")[0].GetString()!;
        Assert.True(task.Headers.Contains("apigw-requestid"));
        Assert.Null(task.Headers.TransferEncodingChunked);

        Assert.StartsWith(address, url);
        var file = await client.GetByteArrayAsync(url);
        Assert.Equal(64 * 1024, file.Length);
        Assert.Equal(1280, Png.Open(file).Width);

        using var head = new HttpRequestMessage(HttpMethod.Head, url);
        using var headed = await client.SendAsync(head);
        Assert.Equal(64 * 1024, headed.Content.Headers.ContentLength);

        using var delete = Rig.Request(HttpMethod.Delete, $"/v1/tasks/{id}");
        using var deleted = await client.SendAsync(delete);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Contains("\"acceptedCreates\":1", await client.GetStringAsync("/emulator/stats"));
    }

    [Fact]
    public async Task A_large_file_streams_into_storage()
    {
        var emulator = new RunwayEmulator(new() { BaseAddress = null });
        await using var app = await Start(emulator);
        using var client = new HttpClient { BaseAddress = new Uri(EmulatorHost.AddressOf(app)) };
        using var open = Rig.Request(HttpMethod.Post, "/v1/uploads", """{"filename":"clip.mp4","type":"ephemeral"}""");
        using var opened = await client.SendAsync(open);
        var placeholder = JsonDocument.Parse(await opened.Content.ReadAsStringAsync()).RootElement;
        using var form = new MultipartFormDataContent();
        foreach (var field in placeholder.GetProperty("fields").EnumerateObject())
        {
            form.Add(new StringContent(field.Value.GetString()!), field.Name);
        }

        // More than 30 MB, the default limit of Kestrel.
        form.Add(new ByteArrayContent(new byte[32_000_000]), "file", "clip.mp4");
        using var stored = await client.PostAsync(placeholder.GetProperty("uploadUrl").GetString(), form);

        Assert.Equal(HttpStatusCode.NoContent, stored.StatusCode);
        Assert.Equal(32_000_000, Assert.Single(emulator.Uploads).Length);
    }

    [Fact]
    public async Task A_broken_connection_is_broken_over_the_network_too()
    {
        var emulator = new RunwayEmulator(new()
        {
            BaseAddress = null,
            TaskDuration = TimeSpan.Zero,
            Fault = request => request.Method == HttpMethod.Post ? EmulatorFault.BreakAfterAccepting() : EmulatorFault.CutBody(10),
        });
        await using var app = await Start(emulator);
        using var client = new HttpClient { BaseAddress = new Uri(EmulatorHost.AddressOf(app)) };

        using var create = Rig.Request(HttpMethod.Post, "/v1/text_to_image", Rig.Heron);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(create));
        Assert.Equal(1, emulator.AcceptedCreates);

        using var read = Rig.Request(HttpMethod.Get, "/v1/organization");
        using var cut = await client.SendAsync(read, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, cut.StatusCode);
        Assert.True(cut.Content.Headers.ContentLength > 1000);
        await Assert.ThrowsAsync<HttpRequestException>(() => cut.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("refuse-connection", null, 0)]
    [InlineData("cut-before-body", null, 0)]
    [InlineData("cut-after-body", null, 1)]
    [InlineData("cut-after-headers", 0, 1)]
    [InlineData("cut-in-body", 7, 1)]
    [InlineData("wrong-length", 1000, 1)]
    public async Task A_fault_script_works_over_the_network_as_in_the_process(string action, int? arrives, int accepted)
    {
        using var folder = new Folder();
        var bytes = action is "cut-in-body" or "wrong-length" ? ",\"bytes\":7" : string.Empty;
        var script = folder.Write("faults.json", $$"""{"rules":[{"on":"create","do":"{{action}}"{{bytes}}}]}""");
        await using var app = EmulatorHost.Build(["--urls", "http://127.0.0.1:0", "--faults", script]);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(EmulatorHost.AddressOf(app)) };
        using var create = Rig.Request(HttpMethod.Post, "/v1/text_to_image", Rig.Heron);

        if (arrives is null)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(create));
        }
        else
        {
            using var response = await client.SendAsync(create, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var body = await response.Content.ReadAsStreamAsync();
            var buffer = new byte[1000];
            var read = 0;
            await Assert.ThrowsAsync<HttpIOException>(async () =>
            {
                while (await body.ReadAsync(buffer.AsMemory(read)) is > 0 and var count)
                {
                    read += count;
                }
            });
            Assert.Equal(Math.Min(arrives.Value, (int)response.Content.Headers.ContentLength! - 7), read);
        }

        Assert.Equal(accepted, JsonDocument.Parse(await client.GetStringAsync("/emulator/accepted")).RootElement.GetProperty("accepted").GetArrayLength());
    }

    [Fact]
    public void An_unreadable_fault_script_is_an_invalid_argument()
    {
        using var folder = new Folder();
        Assert.Throws<FormatException>(() => HostSettings.Read(["--faults", folder.Write("faults.json", "{}")]));
        Assert.Throws<FormatException>(() => HostSettings.Read(["--faults", "no-such-file.json"]));
        Assert.Contains("cut-after-headers", HostSettings.Command.Description);
    }

    [Fact]
    public async Task The_other_service_has_its_own_path_and_its_own_key()
    {
        await using var app = EmulatorHost.Build(["--urls", "http://127.0.0.1:0", "--runway-ai-key", "mine"]);
        await app.StartAsync();
        var address = EmulatorHost.AddressOf(app);
        using var client = new HttpClient { BaseAddress = new Uri(address + "/runway-ai/") };
        client.DefaultRequestHeaders.Add("Authorization", "Bearer mine");

        using var made = await client.PostAsync("v1/generate-image", Json("""{"prompt":"a lighthouse"}"""));
        var url = JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement.GetProperty("image_url").GetString()!;
        Assert.StartsWith(address + "/runway-ai/images/", url);
        Assert.Equal(1024, Jpeg.Open(await client.GetByteArrayAsync(url)).Width);
        using var edited = await client.PostAsync("v1/edit-image", Json($$"""{"image_url":"{{url}}","edit_type":"color-adjust"}"""));
        Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        using var deleted = await client.DeleteAsync(
            $"v1/delete-media?media_url={Uri.EscapeDataString(url)}&auth_token={RunwayAIEmulator.WellKnownDeletionToken}");
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);

        using var elsewhere = await client.PostAsync("/v1/generate-image", Json("{}"));
        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.StatusCode);
        Assert.Contains("\"acceptedOperations\":3", await client.GetStringAsync("emulator/stats"));
        Assert.Contains("\"acceptedCreates\":0", await client.GetStringAsync("/emulator/stats"));
    }

    [Fact]
    public async Task The_start_message_says_how_to_connect_and_does_not_show_a_key_of_the_user()
    {
        await using var app = EmulatorHost.Build(["--urls", "http://127.0.0.1:0", "--key", "key_mine"]);
        await app.StartAsync();
        var said = new StringWriter();
        EmulatorHost.Announce(app, said);
        Assert.Contains("RUNWAYML_BASE_URL=" + EmulatorHost.AddressOf(app), said.ToString());
        Assert.DoesNotContain("key_mine", said.ToString());
    }

    [Theory]
    [InlineData("--task-second", "8")]
    [InlineData("--task-seconds", "soon")]
    [InlineData("--concurrency", "-1")]
    [InlineData("--output-kb", "2000000000")]
    [InlineData("--credits")]
    public void An_unknown_argument_is_refused(params string[] args) =>
        Assert.Throws<FormatException>(() => HostSettings.Read(args));

    [Fact]
    public void Arguments_become_options()
    {
        var options = HostSettings.Read(
            ["--task-seconds", "1.5", "--concurrency", "unlimited", "--credits=7", "--output-kb", "1048576", "--key", "k"]);
        Assert.Equal(TimeSpan.FromSeconds(1.5), options.TaskDuration);
        Assert.Null(options.ConcurrencyPerModel);
        Assert.Equal(7, options.CreditBalance);
        Assert.Equal(1 << 30, options.OutputBytes);
        Assert.Equal("k", options.ApiKey);
        Assert.Null(options.BaseAddress);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static async Task<WebApplication> Start(RunwayEmulator emulator)
    {
        var app = EmulatorHost.Build(["--urls", "http://127.0.0.1:0"], emulator);
        await app.StartAsync();
        return app;
    }
}
