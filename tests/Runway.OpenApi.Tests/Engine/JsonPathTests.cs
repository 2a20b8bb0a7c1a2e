using Runway.OpenApi.Overlays;

namespace Runway.OpenApi.Tests.Engine;

public sealed class JsonPathTests
{
    private const string Document = "{ a: { b: [{ c: 1 }, { c: 2 }], 'x/{id}': { c: 3 } } }";

    [Theory]
    [InlineData("$", "$")]
    [InlineData("$.a.b", "$.a.b")]
    [InlineData("$.a['x/{id}'].c", "$.a['x/{id}'].c")]
    [InlineData("$.a[\"x/{id}\"].c", "$.a['x/{id}'].c")]
    [InlineData("$.a.b[1].c", "$.a.b['1'].c")]
    [InlineData("$.a.b.*.c", "$.a.b['0'].c $.a.b['1'].c")]
    [InlineData("$.a.b[*].c", "$.a.b['0'].c $.a.b['1'].c")]
    [InlineData("$..c", "$.a.b['0'].c $.a.b['1'].c $.a['x/{id}'].c")]
    [InlineData("$.a..['c']", "$.a.b['0'].c $.a.b['1'].c $.a['x/{id}'].c")]
    [InlineData("$.a.missing", "")]
    public void A_path_selects_what_it_names(string path, string places) =>
        Assert.Equal(places, string.Join(' ', JsonPath.Parse(path).Select(Small.Yaml(Document)).Order(PlaceOrder)));

    [Theory]
    [InlineData("a.b")]
    [InlineData("$.a[?@.b == 1]")]
    [InlineData("$.a[0:2]")]
    [InlineData("$.a[")]
    [InlineData("$a")]
    public void An_unsupported_path_is_refused(string path) =>
        Assert.Throws<FormatException>(() => JsonPath.Parse(path));

    private static readonly Comparer<Documents.NodePath> PlaceOrder =
        Comparer<Documents.NodePath>.Create((x, y) => string.CompareOrdinal(x.ToString(), y.ToString()));
}
