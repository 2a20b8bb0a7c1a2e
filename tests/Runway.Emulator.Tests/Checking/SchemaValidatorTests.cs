using System.Text.Json;
using Runway.Emulator.Checking;

namespace Runway.Emulator.Tests;

/// <summary>One keyword at a time, with documents of one schema.</summary>
public sealed class SchemaValidatorTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "5.0", null)]
    [InlineData("""{"type":"integer"}""", "5.5", "invalid_type")]
    [InlineData("""{"type":["string","null"]}""", "null", null)]
    [InlineData("""{"type":"string"}""", "null", "invalid_type")]
    [InlineData("""{"type":"boolean"}""", "0", "invalid_type")]
    [InlineData("""{"const":"video"}""", "\"image\"", "invalid_value")]
    [InlineData("""{"enum":[4,6,8]}""", "6.0", null)]
    [InlineData("""{"enum":[4,6,8]}""", "\"6\"", "invalid_value")]
    [InlineData("""{"x-extensible-enum":["low","high"]}""", "\"middle\"", "invalid_value")]
    [InlineData("""{"minimum":0.5}""", "0.5", null)]
    [InlineData("""{"minimum":0.5}""", "0.4", "too_small")]
    [InlineData("""{"minItems":1,"maxItems":2}""", "[1,2,3]", "too_big")]
    [InlineData("""{"pattern":"^\\d+$"}""", "\"12\"", null)]
    [InlineData("""{"pattern":"^\\d+$"}""", "\"١٢\"", "invalid_format")]
    [InlineData("""{"format":"date"}""", "\"2026-02-30\"", "invalid_format")]
    [InlineData("""{"format":"date-time"}""", "\"2026-02-28T10:00:00Z\"", null)]
    [InlineData("""{"format":"date-time"}""", "\"2026-02-28\"", "invalid_format")]
    [InlineData("""{"allOf":[{"maxLength":3},{"minLength":2}]}""", "\"a\"", "too_small")]
    [InlineData("""{"$ref":"#/components/schemas/Short"}""", "\"long\"", "too_big")]
    [InlineData("""{"oneOf":[{"type":"integer","maximum":15},{"enum":["auto"]}]}""", "\"auto\"", null)]
    [InlineData("""{"oneOf":[{"type":"string","minLength":2},{"type":"array"}]}""", "\"a\"", "too_small")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"array"}]}""", "7", "invalid_union")]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":false}""", """{"a":1,"b":2}""", "unrecognized_keys")]
    [InlineData("""{"additionalProperties":{"type":"string"}}""", """{"b":2}""", "invalid_type")]
    [InlineData("""{"properties":{"a":{}}}""", """{"a":null}""", "invalid_type")]
    [InlineData("""{"properties":{"a":{"type":["string","null"]}}}""", """{"a":null}""", null)]
    public void A_value_passes_or_is_refused_with_a_code(string schema, string value, string? code)
    {
        const string document = """{"paths":{},"components":{"schemas":{"Short":{"maxLength":3}}}}""";
        var validator = new SchemaValidator(new ApiDocument(JsonDocument.Parse(document).RootElement));
        var issues = new List<Issue>();

        validator.Check(JsonDocument.Parse(schema).RootElement, JsonDocument.Parse(value).RootElement, JsonLocation.Body, issues);

        Assert.Equal(code is null ? [] : [code], issues.Select(issue => issue.Code));
    }
}
