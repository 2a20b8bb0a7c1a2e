using System.Text.Json;

namespace Runway.Tests;

/// <summary>The declared errors that no cmdlet can raise; the Pester suite raises all others.</summary>
public sealed class EngineErrorTests
{
    [Fact]
    public async Task A_key_is_not_sent_to_another_host()
    {
        var service = new FakeService();
        using var client = new HttpClient(new ApiHandler(service.Connect().Context, service));
        var error = await Assert.ThrowsAsync<RunwayException>(() => client.GetAsync(new Uri("https://elsewhere.example/v1/tasks/t?_jwt=secret")));
        Assert.Equal(RunwayErrors.ForeignHost, error.Error);
        Assert.DoesNotContain("secret", error.Message);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public void A_request_without_a_model_is_refused() => Assert.Equal(
        RunwayErrors.InvalidModel,
        Assert.Throws<RunwayException>(() => new ImageRequest { PromptText = "a", Model = " " }.Validate()).Error);

    [Theory]
    [InlineData("""{ "promptText": "a", "ratio": "1280:720", "seed": "7" }""", "RunwayValueWrongType")]
    [InlineData("""{ "promptText": "a", "ratio": "1280:720", "referenceImages": [{ "uri": "https://a.example/1", "tag": "1hero" }] }""", "RunwayTextForm")]
    public void A_body_that_no_cmdlet_can_write_is_refused(string body, string id)
    {
        using var document = JsonDocument.Parse(body);
        var check = ModelCatalogue.Current.Check("text_to_image", "gen4_image", document.RootElement);
        Assert.Equal(id, check.ToException()!.ErrorId);
    }
}
