using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway.Generated.Tests;

/// <summary>Promises that hold for every generated type, walked so that a new one cannot escape them.</summary>
public sealed class ModelTests
{
    private static readonly Type[] Exported = typeof(RunwayClient).Assembly.GetExportedTypes();

    private static readonly Type[] OpenStringTypes =
        [.. Exported.Where(t => t.IsSubclassOf(typeof(OpenString)))];

    private static readonly Type[] ModelTypes = [.. Exported.Where(t => t.IsClass && typeof(IJsonObject).IsAssignableFrom(t))];

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

        var value = Read(type, Json);

        Assert.Equal("toMorrow-7.1:x", value.ToString());
        Assert.Equal(Json, Written(value));
    }

    [Theory]
    [MemberData(nameof(OpenStrings))]
    public void No_open_string_is_made_of_anything_else(Type type)
    {
        Assert.Throws<JsonException>(() => Read(type, "7"));
        Assert.Throws<JsonException>(() => Read(type, "null"));
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

        Assert.Equal(given.ToJsonString(), Written(Read(type, given.ToJsonString())));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_leaves_out_what_it_does_not_have(Type type)
    {
        Assert.Equal(Sample(type).ToJsonString(), Written(Read(type, Sample(type).ToJsonString())));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_member_of_every_model_comes_back_as_it_was(Type type)
    {
        var given = Sample(type, requiredOnly: false);

        Assert.Equal(given.ToJsonString(), Written(Read(type, given.ToJsonString())));
        Assert.Equal(((IJsonObject)Read(type, given.ToJsonString())).MemberNames, given.Select(m => m.Key));
    }

    [Theory]
    [MemberData(nameof(ModelsWithRequiredMembers))]
    public void A_required_member_is_refused_as_null_and_when_missing(Type type)
    {
        foreach (var (name, _) in Sample(type))
        {
            var withNull = Sample(type);
            withNull[name] = null;
            Assert.Throws<JsonException>(() => Read(type, withNull.ToJsonString()));

            var without = Sample(type);
            without.Remove(name);
            Assert.Throws<JsonException>(() => Read(type, without.ToJsonString()));
        }
    }

    private static string GeneratedCode { get; } =
        Repository.Read("src/Runway.Generated/Generated/RunwayClient.g.cs") + Repository.Read("src/Runway.Generated/Generated/RunwayAIClient.g.cs");

    private static IJsonModel Read(Type type, string json)
    {
        using var document = JsonDocument.Parse(json);
        return (IJsonModel)type.GetMethod("FromJson")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [document.RootElement], null)!;
    }

    private static string Written(IJsonModel value) => Encoding.UTF8.GetString(JsonBody.ToUtf8(value).Span);

    /// <summary>The least that a model takes, or the most. Properties and names stand in the same order.</summary>
    private static JsonObject Sample(Type type, bool requiredOnly = true)
    {
        var names = ((IJsonObject)RuntimeHelpers.GetUninitializedObject(type)).MemberNames;
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != "AdditionalProperties");
        var sample = new JsonObject();
        foreach (var (name, property) in names.Zip(properties).Where(m => !requiredOnly || m.Second.IsDefined(typeof(RequiredMemberAttribute))))
            sample[name] = SampleValue(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
        return sample;
    }

    private static JsonNode SampleValue(Type type) => type switch
    {
        _ when type == typeof(string) || OpenStringTypes.Contains(type) || type == typeof(PromptImages) => "x",
        _ when type == typeof(DateOnly) => "2026-11-21",
        _ when type == typeof(DateTimeOffset) => "2026-11-21T10:00:00-02:00",
        _ when type == typeof(bool) => true,
        _ when type == typeof(double) || type == typeof(Duration) => 0.5,
        _ when type == typeof(JsonElement) || type.IsPrimitive => JsonValue.Create(1L),
        { IsGenericType: true } when type.Name.StartsWith("IReadOnlyList", StringComparison.Ordinal) => new JsonArray(SampleValue(type.GetGenericArguments()[0])),
        { IsGenericType: true } => new JsonObject { ["key"] = SampleValue(type.GetGenericArguments()[1]) },
        _ => Sample(type, requiredOnly: false),
    };
}
