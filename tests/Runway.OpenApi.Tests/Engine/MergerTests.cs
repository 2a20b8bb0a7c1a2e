using Runway.OpenApi.Merging;

namespace Runway.OpenApi.Tests.Engine;

public sealed class MergerTests
{
    [Theory]
    [InlineData("type", "{ type: string }", "{ oneOf: [{ type: string }] }")]
    [InlineData("oneOf", "{ type: string }", "{ oneOf: [{ type: string }] }")]
    [InlineData("enum", "{ enum: [a] }", "{ type: string }")]
    [InlineData("const", "{ const: a }", "{ type: string }")]
    [InlineData("items", "{ items: { type: string } }", "{ type: array }")]
    [InlineData("$ref", "{ $ref: '#/components/schemas/Other' }", "{ type: array }")]
    [InlineData("required", "{ required: [a] }", "{ type: object }")]
    public void A_keyword_that_limits_a_value_in_one_source_only_is_a_conflict(string keyword, string left, string right)
    {
        var conflict = Assert.Single(Merge(left, right), c => c.Location.Segments[^1] == keyword);
        Assert.Single(conflict.Claims, c => c.Value is null);
    }

    [Fact]
    public void Different_values_are_a_conflict_that_names_both_sources()
    {
        var conflict = Assert.Single(Merge("{ maxLength: 10 }", "{ maxLength: 20 }"));
        Assert.Equal("$.components.schemas.Thing.maxLength", conflict.Location.ToString());
        Assert.Equal(["left:10", "right:20"], conflict.Claims.Select(c => $"{c.Source}:{c.Value}"));
    }

    [Theory]
    [InlineData("{ enum: [a, b], required: [x, y] }", "{ enum: [b, a], required: [y, x] }")]
    [InlineData("{ description: one }", "{ description: two }")]
    [InlineData("{ oneOf: [{ type: string, description: one }] }", "{ oneOf: [{ type: string, description: two }] }")]
    [InlineData("{ maxLength: 10 }", "{ minLength: 1 }")]
    [InlineData("{ properties: { type: { maxLength: 1 } } }", "{ properties: { enum: { minLength: 1 } } }")]
    public void The_order_of_sets_descriptions_and_new_members_are_not_conflicts(string left, string right) =>
        Assert.Empty(Merge(left, right));

    [Fact]
    public void The_union_has_the_members_of_both_sources_and_the_descriptions_of_the_first()
    {
        var merged = Merger.Merge([
            Small.Source("left", "{ properties: { a: { description: one } } }"),
            Small.Source("right", "{ properties: { a: { description: two }, b: { type: string } } }")]);
        Assert.Equal(
            """{"properties":{"a":{"description":"one"},"b":{"type":"string"}}}""",
            merged.Document["components"]!["schemas"]!["Thing"]!.ToJsonString());
    }

    [Fact]
    public void The_servers_path_moves_into_the_paths()
    {
        var source = SourceDocument.Parse(
            "small",
            "{ openapi: 3.1.0, info: {}, servers: [{ url: 'https://example.com/v1' }], paths: { /things: {}, /others: {} } }");
        Assert.Equal("/v1", source.PathPrefix);
        Assert.Equal("https://example.com", source.Document["servers"]![0]!["url"]!.GetValue<string>());
        Assert.Equal(["/v1/things", "/v1/others"], source.Document["paths"]!.AsObject().Select(p => p.Key));
    }

    [Fact]
    public void Tags_of_the_same_name_are_merged()
    {
        var merged = Merger.Merge([Tagged("left", "[{ name: a }, { name: b }]"), Tagged("right", "[{ name: b }, { name: c }]")]);
        Assert.Empty(merged.Conflicts);
        Assert.Equal(["a", "b", "c"], merged.Document["tags"]!.AsArray().Select(t => t!["name"]!.GetValue<string>()));

        static SourceDocument Tagged(string name, string tags) => SourceDocument.Parse(
            name, $"{{ openapi: 3.1.0, servers: [{{ url: 'https://example.com' }}], paths: {{}}, tags: {tags} }}");
    }

    private static IReadOnlyList<Conflict> Merge(string left, string right) =>
        Merger.Merge([Small.Source("left", left), Small.Source("right", right)]).Conflicts;
}
