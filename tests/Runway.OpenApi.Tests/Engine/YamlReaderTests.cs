namespace Runway.OpenApi.Tests.Engine;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("'2024-11-06'", "\"2024-11-06\"")]
    [InlineData("'200'", "\"200\"")]
    [InlineData("'1280:720'", "\"1280:720\"")]
    [InlineData("gen4.5", "\"gen4.5\"")]
    [InlineData("4294967295", "4294967295")]
    [InlineData("0.5", "0.5")]
    [InlineData("true", "true")]
    [InlineData("no", "\"no\"")]
    [InlineData("~", "null")]
    public void A_scalar_has_the_type_of_the_core_schema(string yaml, string json) =>
        Assert.Equal($"{{\"value\":{json}}}", Small.Yaml($"value: {yaml}").ToJsonString());

    [Fact]
    public void Folded_text_is_one_line() =>
        Assert.Equal("one two", Small.Yaml("text: >-\n  one\n  two\n")["text"]!.GetValue<string>());

    [Theory]
    [InlineData("a: b: c", "small(1,5):")]
    [InlineData("a: [1\nb: 2", "small: no well-formed YAML")]
    [InlineData("- a", "small: one YAML mapping")]
    public void Broken_text_is_reported_by_name(string yaml, string message) =>
        Assert.StartsWith(message, Assert.Throws<ReconciliationException>(() => Small.Yaml(yaml)).Message);

    [Fact]
    public void A_duplicate_key_is_refused() =>
        Assert.Throws<ReconciliationException>(() => Small.Yaml("a: 1\na: 2"));
}
