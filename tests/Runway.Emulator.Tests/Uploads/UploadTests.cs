using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests;

public sealed class UploadTests : IDisposable
{
    private readonly Rig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task An_uploaded_file_can_be_used_by_its_URI_for_a_day()
    {
        var placeholder = await Placeholder();
        var uri = placeholder.GetProperty("runwayUri").GetString()!;
        Assert.Equal(HttpStatusCode.BadRequest, await Use(uri));

        var bytes = RandomNumberGenerator.GetBytes(300_000);
        Assert.Equal(HttpStatusCode.NoContent, await Store(placeholder, Form(placeholder, bytes)));

        Assert.Equal(HttpStatusCode.OK, await Use(uri));
        Assert.Equal(HttpStatusCode.OK, await Use(uri));
        var upload = Assert.Single(_rig.Emulator.Uploads);
        Assert.Equal((uri, "heron.png", 300_000), (upload.RunwayUri, upload.FileName, upload.Length));
        Assert.Equal(Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant(), upload.Sha256);

        _rig.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(HttpStatusCode.BadRequest, await Use(uri));
    }

    [Theory]
    [InlineData(256, HttpStatusCode.OK)]
    [InlineData(255, HttpStatusCode.BadRequest)]
    public async Task An_uploaded_picture_has_the_size_that_the_model_takes(int side, HttpStatusCode expected)
    {
        var placeholder = await Placeholder();
        byte[] head = [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, (byte)(side >> 8), (byte)side, 0, 0, 4, 0];
        await Store(placeholder, Form(placeholder, [.. head, .. new byte[600]]));

        var body = $$"""{"model":"h3_max","promptText":"x","promptImage":"{{placeholder.GetProperty("runwayUri").GetString()}}"}""";
        var (status, json) = await _rig.Post("/v1/image_to_video", body);

        Assert.True(status == expected, json.ToString());
    }

    [Theory]
    [InlineData("""{"filename":"heron.png"}""", "type")]
    [InlineData("""{"filename":"heron.png","type":"eternal"}""", "type")]
    [InlineData("""{"filename":"heron","type":"ephemeral"}""", "filename")]
    [InlineData("""{"filename":"heron.exe","type":"ephemeral"}""", "filename")]
    [InlineData("""{"filename":"a","type":"ephemeral"}""", "filename")]
    public async Task A_placeholder_needs_a_file_name_with_a_media_extension_and_a_type(string body, string member)
    {
        var (status, json) = await _rig.Post("/v1/uploads", body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(member, json.GetProperty("issues")[0].GetProperty("path")[0].GetString());
    }

    [Theory]
    [InlineData("Authorization", "Bearer x")]
    [InlineData("X-Runway-Version", "2024-11-06")]
    public async Task Storage_refuses_API_headers(string name, string value)
    {
        var placeholder = await Placeholder();
        Assert.Equal(HttpStatusCode.BadRequest, await Store(placeholder, Form(placeholder, new byte[600]), name, value));
        Assert.Equal(name == "Authorization" ? 1 : 0, _rig.Emulator.LeakedAuthorizations);
        Assert.Empty(_rig.Emulator.Uploads);
    }

    [Theory]
    [InlineData(511, HttpStatusCode.BadRequest)]
    [InlineData(512, HttpStatusCode.NoContent)]
    public async Task A_file_has_at_least_512_bytes(int length, HttpStatusCode expected)
    {
        var placeholder = await Placeholder();
        Assert.Equal(expected, await Store(placeholder, Form(placeholder, new byte[length])));
    }

    [Fact]
    public async Task The_file_must_come_last()
    {
        var placeholder = await Placeholder();
        var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[600]), "file", "heron.png" } };
        AddFields(form, placeholder);
        Assert.Equal(HttpStatusCode.BadRequest, await Store(placeholder, form));
    }

    [Fact]
    public async Task Signed_fields_must_come_unchanged()
    {
        var placeholder = await Placeholder();
        var other = await Placeholder();
        Assert.Equal(HttpStatusCode.Forbidden, await Store(placeholder, Form(other, new byte[600])));
        var bare = new MultipartFormDataContent { { new ByteArrayContent(new byte[600]), "file", "heron.png" } };
        Assert.Equal(HttpStatusCode.Forbidden, await Store(placeholder, bare));
        Assert.Empty(_rig.Emulator.Uploads);
    }

    [Fact]
    public async Task A_placeholder_accepts_one_file_only()
    {
        var placeholder = await Placeholder();
        Assert.Equal(HttpStatusCode.NoContent, await Store(placeholder, Form(placeholder, new byte[600])));
        Assert.Equal(HttpStatusCode.Forbidden, await Store(placeholder, Form(placeholder, new byte[600])));
    }

    [Fact]
    public async Task A_form_that_breaks_off_stores_nothing()
    {
        var placeholder = await Placeholder();
        using var form = Form(placeholder, new byte[5000]);
        var bytes = await form.ReadAsByteArrayAsync();
        var torn = new ByteArrayContent(bytes[..^200]);
        torn.Headers.ContentType = form.Headers.ContentType;
        Assert.Equal(HttpStatusCode.BadRequest, await Store(placeholder, torn));
        Assert.Empty(_rig.Emulator.Uploads);
    }

    [Fact]
    public async Task Bytes_that_look_like_the_boundary_are_stored_unchanged_across_buffer_edges()
    {
        var placeholder = await Placeholder();
        var bytes = new byte[200_000];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = "\r\n--edge"u8[i % 8];
        }

        var form = new MultipartFormDataContent("edge-of-the-form");
        AddFields(form, placeholder);
        form.Add(new ByteArrayContent(bytes), "file", "heron.png");
        Assert.Equal(HttpStatusCode.NoContent, await Store(placeholder, form));
        Assert.Equal(
            Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant(), Assert.Single(_rig.Emulator.Uploads).Sha256);
    }

    private static MultipartFormDataContent Form(JsonElement placeholder, byte[] file)
    {
        var form = new MultipartFormDataContent();
        AddFields(form, placeholder);
        form.Add(new ByteArrayContent(file), "file", "heron.png");
        return form;
    }

    private static void AddFields(MultipartFormDataContent form, JsonElement placeholder)
    {
        foreach (var field in placeholder.GetProperty("fields").EnumerateObject())
        {
            form.Add(new StringContent(field.Value.GetString()!), field.Name);
        }
    }

    private async Task<JsonElement> Placeholder() =>
        (await _rig.Post("/v1/uploads", """{"filename":"heron.png","type":"ephemeral"}""")).Json;

    private async Task<HttpStatusCode> Store(JsonElement placeholder, HttpContent form, string? header = null, string? value = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, placeholder.GetProperty("uploadUrl").GetString()) { Content = form };
        if (header is not null)
        {
            request.Headers.Add(header, value);
        }

        using var response = await _rig.Client.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<HttpStatusCode> Use(string uri) =>
        (await _rig.Post("/v1/image_to_video", $$"""{"model":"gen4_turbo","promptImage":"{{uri}}","ratio":"1280:720"}""")).Status;
}
