using Runway.OpenApi.Output;

namespace Runway.OpenApi.Tests.Engine;

public sealed class GeneratorFormTests
{
    [Theory]
    [InlineData("{ x-extensible-enum: [a, b] }", """{"enum":["a","b"]}""")]
    [InlineData("{ const: a }", """{"enum":["a"]}""")]
    [InlineData("{ type: [integer, 'null'] }", """{"type":"integer","nullable":true}""")]
    [InlineData("{ oneOf: [{ type: string }, { const: a }] }", """{"oneOf":[{"type":"string"},{"enum":["a"]}]}""")]
    [InlineData("{ type: string, default: a, example: a, x-runway-models: {} }", """{"type":"string"}""")]
    [InlineData("{ properties: { default: { type: string }, const: {} } }", """{"properties":{"default":{"type":"string"},"const":{}}}""")]
    public void A_schema_takes_its_3_0_form(string schema, string expected)
    {
        var form = GeneratorForm.From(Small.Source("small", schema).Document);
        Assert.Equal(expected, form["components"]!["schemas"]!["Thing"]!.ToJsonString());
        Assert.Equal("3.0.4", form["openapi"]!.GetValue<string>());
    }
}
