using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Runway.Generated.AI;

namespace Runway.Generated.Tests;

/// <summary>Promises that hold for every generated type, walked so that a new one cannot escape them.</summary>
public sealed class ModelTests
{
    private static readonly Type[] Exported = typeof(RunwayClient).Assembly.GetExportedTypes();

    private static readonly Type[] OpenStringTypes =
        [.. Exported.Where(t => t.GetInterfaces().Any(i => i.Name == "IOpenString`1"))];

    private static readonly Type[] ModelTypes = [.. Exported.Where(t => t.GetProperty("AdditionalProperties") is not null)];

    public static TheoryData<Type> OpenStrings() => new(OpenStringTypes);

    public static TheoryData<Type> Models() => new(ModelTypes);

    public static TheoryData<Type> ModelsWithRequiredMembers() => new(ModelTypes.Where(t => Sample(t).Count > 0));

    [Fact]
    public void Reflection_is_off_in_these_tests() => Assert.False(JsonSerializer.IsReflectionEnabledByDefault);

    [Theory]
    [MemberData(nameof(OpenStrings))]
    public void Every_open_string_keeps_a_value_of_tomorrow_and_its_case(Type type)
    {
        const string Json = "\"toMorrow-7.1:x\"";

        var value = JsonSerializer.Deserialize(Json, Info(type));

        Assert.Equal("toMorrow-7.1:x", value?.ToString());
        Assert.Equal(Json, JsonSerializer.Serialize(value, Info(type)));
    }

    [Theory]
    [MemberData(nameof(OpenStrings))]
    public void Every_known_value_is_itself_on_the_wire(Type type)
    {
        var known = type.GetProperties().Where(p => p.PropertyType == type).Select(p => p.GetValue(null)!.ToString()).ToList();

        Assert.NotEmpty(known);
        Assert.All(known, text => Assert.Contains("/// <summary><c>" + text + "</c></summary>", GeneratedCode));
        Assert.Equal(known.Distinct(), known);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_keeps_a_member_of_tomorrow(Type type)
    {
        var given = Sample(type);
        given["zzTomorrow"] = JsonNode.Parse("""{"a":[1,2.50,null,"x"],"b":true}""");

        var value = JsonSerializer.Deserialize(given, Info(type));

        Assert.Equal(given.ToJsonString(), JsonSerializer.Serialize(value, Info(type)));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_leaves_out_what_it_does_not_have(Type type)
    {
        var value = JsonSerializer.Deserialize(Sample(type), Info(type));

        Assert.Equal(Sample(type).ToJsonString(), JsonSerializer.Serialize(value, Info(type)));
    }

    [Theory]
    [MemberData(nameof(ModelsWithRequiredMembers))]
    public void A_required_member_is_refused_as_null_and_when_missing(Type type)
    {
        foreach (var (name, _) in Sample(type))
        {
            var withNull = Sample(type);
            withNull[name] = null;
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(withNull, Info(type)));

            var without = Sample(type);
            without.Remove(name);
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(without, Info(type)));
        }
    }

    private static string GeneratedCode { get; } =
        Repository.Read("src/Runway.Generated/Generated/RunwayClient.g.cs") + Repository.Read("src/Runway.Generated/Generated/RunwayAIClient.g.cs");

    private static JsonTypeInfo Info(Type type) =>
        (type.Namespace == typeof(RunwayAIClient).Namespace ? RunwayAIJsonContext.Wire.GetTypeInfo(type) : RunwayJsonContext.Wire.GetTypeInfo(type)) ?? throw new InvalidOperationException($"{type} is not in the context.");

    /// <summary>The least that a model takes: its required members.</summary>
    private static JsonObject Sample(Type type)
    {
        var sample = new JsonObject();
        foreach (var member in Info(type).Properties.Where(p => p.IsRequired))
            sample[member.Name] = SampleValue(member.PropertyType);
        return sample;
    }

    private static JsonNode SampleValue(Type type) => type switch
    {
        _ when type == typeof(string) || OpenStringTypes.Contains(type) => "x",
        _ when type == typeof(PromptImages) => "x",
        _ when type == typeof(Duration) || type.IsPrimitive => JsonValue.Create(1L),
        { IsGenericType: true } => type.Name.StartsWith("IReadOnlyList", StringComparison.Ordinal) ? new JsonArray() : new JsonObject(),
        _ => Sample(type),
    };
}
