using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway.Generated.Tests;

/// <summary>Members with more than one form are read from a stored request in the same form.</summary>
public sealed class UnionTests
{
    [Theory]
    [InlineData("""{"model":"m","promptImage":"runway://a"}""")]
    [InlineData("""{"model":"m","promptImage":[]}""")]
    [InlineData("""{"model":"m","promptImage":[{"uri":"runway://a","position":"middle","zoom":2},{"uri":"runway://b"}]}""")]
    [InlineData("""{"model":"m","promptImage":"runway://a","duration":4}""")]
    [InlineData("""{"model":"m","promptImage":"runway://a","duration":0.5}""")]
    [InlineData("""{"model":"m","promptImage":"runway://a","duration":"auto"}""")]
    [InlineData("""{"model":"m","promptImage":"runway://a","duration":"as long as it takes"}""")]
    public void A_stored_request_is_read_as_it_was_written(string json)
    {
        var request = Read(json);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(JsonBytes.Of(request).Span)));
    }

    [Theory]
    [InlineData("""{"model":"m","promptImage":7}""")]
    [InlineData("""{"model":"m","promptImage":[null]}""")]
    [InlineData("""{"model":"m","promptImage":"runway://a","duration":[4]}""")]
    [InlineData("""{"model":7}""")]
    public void A_form_that_no_request_has_is_refused(string json) =>
        Assert.Throws<JsonException>(() => Read(json));

    private static ImageToVideoRequest Read(string json) =>
        JsonBytes.Read(Encoding.UTF8.GetBytes(json), ImageToVideoRequest.CreateFromDiscriminatorValue, RunwayFacts.Instance);
}
