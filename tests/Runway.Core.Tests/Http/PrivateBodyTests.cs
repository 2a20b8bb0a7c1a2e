using Runway.Avatars;

namespace Runway.Tests.Http;

/// <summary>What avatars know and are told, and what lets somebody into a room, is in no error in which the service repeats it.</summary>
public sealed class PrivateBodyTests : IDisposable
{
    private readonly FakeService _service = new();
    private readonly RunwayConnection _connection;

    public PrivateBodyTests() => _connection = _service.Connect();

    public void Dispose()
    {
        _connection.Dispose();
        _service.Dispose();
    }

    [Fact]
    public async Task A_change_that_is_refused_does_not_show_what_was_sent()
    {
        _service.Answer = _ => FakeService.Status(400, """{"error":"Wrong: SECRET-4711 and SECRET-4711 too","issues":[{"path":["startScript"],"message":"FIRST-4711 is bad"}]}""");

        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() =>
            _connection.Avatars.UpdateAsync("0b6a8a58-6f43-4a39-8d3c-5b4cbb7f6a10", new AvatarDraft { Personality = "SECRET-4711", StartScript = "FIRST-4711" }, null, default)));

        Assert.Contains("Wrong: (not shown) and (not shown) too", error.Message);
        Assert.Contains("startScript: (not shown) is bad", error.Message);
    }

    [Theory]
    [InlineData("""{"personality":"SECRET"}""")]
    [InlineData("""{"name":"SECRET-DOC","content":"SECRET"}""")]
    [InlineData("""{"tools":[{"name":"show","description":"SECRET","parameters":[{"description":"SECRET"}]}]}""")]
    [InlineData("""{"integration":{"type":"livekit","token":"SECRET","url":"wss://a.example"}}""")]
    [InlineData("""{"content":"SECRET","personality":"SECRET and more"}""")]
    public void Each_confidential_text_is_hidden_as_a_whole(string body) =>
        Assert.DoesNotContain("SECRET", PrivateBodies.Hide(PrivateBodies.TextsOf(body), "SECRET: SECRET and more"));

    [Theory]
    [InlineData("""{"personality":"a","type":"personality"}""")]
    [InlineData("""{"name":"personality"}""")]
    [InlineData("""{"personality":7,"tools":null}""")]
    [InlineData("""["personality"]""")]
    [InlineData("no JSON")]
    [InlineData("")]
    public void Other_words_stay(string body) => Assert.Equal("The personality is a text.", PrivateBodies.Hide(PrivateBodies.TextsOf(body), "The personality is a text."));
}
