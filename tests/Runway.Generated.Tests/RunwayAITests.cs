using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using RunwayAI.Generated;
using RunwayAI.Generated.Models;

namespace Runway.Generated.Tests;

/// <summary>The requests of the second client, which contain nothing of the first.</summary>
public sealed class RunwayAITests
{
    [Fact]
    public async Task A_request_is_a_JSON_body_without_nulls_and_without_the_headers_of_the_other_service()
    {
        var wire = Wire.Answering("""{"edited_image_url":"https://api.runway-ai.ai/images/1.jpg","cost":3}""");

        var answer = await wire.RunwayAIClient.EditImageAsync(new EditImageRequest { ImageUrl = "https://x.test/a.jpg", EditType = "resize", ResizeWidth = 64 });

        var sent = Assert.Single(wire.Sent);
        Assert.Equal(("POST", "https://api.runway-ai.ai/v1/edit-image"), (sent.Method, sent.Url));
        sent.HasMembers("""{"image_url":"https://x.test/a.jpg","resize_width":64,"edit_type":"resize"}""");
        Assert.DoesNotContain("X-Runway-Version", sent.Headers.Keys);
        Assert.Equal("https://api.runway-ai.ai/images/1.jpg", answer.EditedImageUrl);
        Assert.Equal(3, ((JsonElement)answer.AdditionalData["cost"]).GetInt32());
    }

    [Fact]
    public async Task A_URL_in_a_query_is_escaped()
    {
        const string Url = "https://x.test/a b.jpg?size=1&name=ä#top";
        var wire = Wire.Answering("{}");

        await wire.RunwayAIClient.GetImageMetadataAsync(Url);

        var sent = Assert.Single(wire.Sent);
        Assert.Equal("https://api.runway-ai.ai/v1/image-metadata?image_url=https%3A%2F%2Fx.test%2Fa%20b.jpg%3Fsize%3D1%26name%3D%C3%A4%23top", sent.Url);
        Assert.Empty(sent.Body);
    }

    [Fact]
    public async Task The_token_of_a_deletion_is_only_in_the_body()
    {
        var wire = Wire.Answering("""{"message":"gone"}""");

        await wire.RunwayAIClient.DeleteMediaAsync(new DeleteMediaRequest { MediaUrl = "https://x.test/a.jpg", AuthToken = "t0ken" });

        var sent = Assert.Single(wire.Sent);
        Assert.Equal(("DELETE", "https://api.runway-ai.ai/v1/delete-media"), (sent.Method, sent.Url));
        sent.HasMembers("""{"media_url":"https://x.test/a.jpg","auth_token":"t0ken"}""");
    }

    [Theory]
    [InlineData(2, "2")]
    [InlineData(0.5, "0.5")]
    [InlineData(1e-7, "1E-07")]
    public async Task A_speed_is_written_the_same_in_every_culture(double factor, string expected)
    {
        var culture = CultureInfo.CurrentCulture;
        var wire = Wire.Answering("{}");
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            await wire.RunwayAIClient.AdjustSpeedAsync(new AdjustSpeedRequest { VideoUrl = "u", SpeedFactor = factor });
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        wire.Sent[0].HasMembers($$"""{"video_url":"u","speed_factor":{{expected}}}""");
    }

    [Theory]
    [InlineData("\"50MB\"")]
    [InlineData("52428800")]
    [InlineData("null")]
    public async Task A_size_is_read_in_every_form(string size)
    {
        var wire = Wire.Answering($$"""{"video_id":"v","size":{{size}},"created_at":"yesterday"}""");

        var answer = await wire.RunwayAIClient.GetVideoMetadataAsync("u");

        Assert.Equal(size, answer.SizeJson?.GetRawText() ?? "null");
        Assert.Equal("yesterday", answer.CreatedAt);
    }

    [Fact]
    public async Task An_error_that_is_not_JSON_keeps_its_text()
    {
        var wire = Wire.Answering("<html>busy</html>", HttpStatusCode.BadGateway, "text/html");

        var error = await Assert.ThrowsAsync<ResponseException>(() => wire.RunwayAIClient.ExtractAudioAsync(new ExtractAudioRequest { VideoUrl = "u" }));

        Assert.Equal((502, "<html>busy</html>"), (error.StatusCode, error.Response));
    }

    [Fact]
    public void The_document_and_the_client_have_the_same_operations()
    {
        var document = JsonNode.Parse(Repository.Read("openapi/runway-ai.openapi.json"))!;
        var named = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => o.Value!["operationId"]!.ToString());
        var methods = typeof(RunwayAIClient).GetMethods().Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal)).Select(m => JsonNamingPolicy.CamelCase.ConvertName(m.Name[..^5]));

        Assert.Equal(named.Order(), methods.Order());
    }

    [Fact]
    public void The_two_clients_share_no_types()
    {
        Type[] own = [.. Models(typeof(RunwayAIClient))];
        Type[] other = [.. Models(typeof(RunwayClient))];

        Assert.NotEmpty(own);
        Assert.NotEmpty(other);
        Assert.DoesNotContain(own.SelectMany(UsedBy), other.Contains);
        Assert.DoesNotContain(other.SelectMany(UsedBy), own.Contains);
    }

    private static IEnumerable<Type> Models(Type client) => client.Assembly.GetTypes().Where(t => t.GetProperty("AdditionalData") is not null);

    private static IEnumerable<Type> UsedBy(Type type) =>
        type.GetProperties().Select(p => p.PropertyType).SelectMany(t => t.IsGenericType ? t.GetGenericArguments() : [t]);
}
