using System.Text;

namespace Runway.Tests;

/// <summary>A request is checked with the paths of its files and sent with their addresses; nothing else changes.</summary>
public sealed class MediaInBodyTests
{
    private static readonly Dictionary<string, MediaSource> Addresses = new()
    {
        ["/in/ä \"1\".png"] = MediaSource.FromAddress("data:image/png;base64,AA+/=="),
        ["https://media.example/2.png"] = MediaSource.FromAddress("https://media.example/2.png"),
    };

    [Theory]
    [InlineData("""{"image":"/in/ä \"1\".png","seed":1.50}""", """{"image":"data:image/png;base64,AA+/==","seed":1.50}""")]
    [InlineData("""{ "list" : [ {"uri":"/in/\u00e4 \u00221\u0022.png","tag":"a\/b"}, "/in/ä \"1\".png" ] }""", """{ "list" : [ {"uri":"data:image/png;base64,AA+/==","tag":"a\/b"}, "data:image/png;base64,AA+/==" ] }""")]
    [InlineData("""{"image":"https://media.example/2.png","last":"/in/other.png"}""", """{"image":"https://media.example/2.png","last":"/in/other.png"}""")]
    public void Media_are_replaced_and_the_rest_of_the_body_is_unchanged(string body, string expected) => Assert.Equal(expected, Replace(body));

    [Fact]
    public void A_prompt_that_equals_a_file_path_is_not_replaced() => Assert.Equal(
        """{"model":"m","promptText":"/in/ä \"1\".png","image":"data:image/png;base64,AA+/=="}""",
        Replace("""{"model":"m","promptText":"/in/ä \"1\".png","image":"/in/ä \"1\".png"}"""));

    [Theory]
    [InlineData("prompt")]
    [InlineData("userConcept")]
    [InlineData("productInfo")]
    [InlineData("negativePrompt")]
    public void Any_other_text_that_names_the_same_file_stays_a_text(string member)
    {
        var body = "{\"M\":\"/in/ä \\\"1\\\".png\",\"input\":{\"M\":\"/in/ä \\\"1\\\".png\"}}".Replace("M", member, StringComparison.Ordinal);

        Assert.Equal(body, Replace(body));
    }

    [Fact]
    public void A_member_name_that_equals_a_file_path_is_not_replaced() => Assert.Equal(
        """{"/in/ä \"1\".png":true}""", Replace("""{"/in/ä \"1\".png":true}"""));

    private static string Replace(string body) => Encoding.UTF8.GetString(MediaInBody.Replace(Encoding.UTF8.GetBytes(body), Addresses).Span);
}
