using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Kiota.Abstractions.Serialization;
using RunwayAI.Generated;

namespace Runway.Generated.Tests;

/// <summary>Rules for every model of the documents, so that a new model is tested too.</summary>
public sealed class ModelTests
{
    private static readonly Type[] ModelTypes =
    [
        .. typeof(RunwayClient).Assembly.GetTypes().Concat(typeof(RunwayAIClient).Assembly.GetTypes())
            .Where(t => t.IsClass && typeof(IAdditionalDataHolder).IsAssignableFrom(t)),
    ];

    public static TheoryData<Type> Models() => new(ModelTypes);

    public static TheoryData<Type> OpenModels() => new(ModelTypes.Where(t => !IsMap(t)));

    public static TheoryData<Type> Maps() => new(ModelTypes.Where(t => IsMap(t) && !IsLenient(t)));

    public static TheoryData<Type> ModelsWithRequiredMembers() => new(ModelTypes.Where(t => Least(t).Count > 0));

    // The parts of a run of a workflow, which is paid for: one odd entry must not make the others unreadable.
    private static bool IsLenient(Type type) => type.Name is "WorkflowInvocationResponse_output" or "WorkflowInvocationResponse_nodeErrors";

    [Fact]
    public void Reflection_is_off_in_these_tests() => Assert.False(JsonSerializer.IsReflectionEnabledByDefault);

    [Fact]
    public void Every_schema_of_an_object_is_a_model()
    {
        foreach (var document in (JsonElement[])[Repository.Document, Repository.RunwayAIDocument])
        {
            var schemas = document.GetProperty("components").GetProperty("schemas").EnumerateObject()
                .Where(s => s.Value.TryGetProperty("type", out var type) && type.GetString() == "object").Select(s => s.Name);

            Assert.Empty(schemas.Except(ModelTypes.Select(t => t.Name)));
        }
    }

    [Theory]
    [MemberData(nameof(OpenModels))]
    public void Every_model_keeps_an_unknown_member(Type type)
    {
        const string Tomorrow = """{"a":[1,2.50,null,"x"],"at":"2026-11-21T10:00:00","id":"00000000-0000-0000-0000-000000000001","b":true}""";
        var given = Least(type);
        given["zzTomorrow"] = JsonNode.Parse(Tomorrow);

        var model = Read(type, given);

        Assert.Equal(Tomorrow, ((JsonElement)((IAdditionalDataHolder)model).AdditionalData["zzTomorrow"]).GetRawText());
        AssertSame(given, model);
        Assert.Contains(Tomorrow, Encoding.UTF8.GetString(JsonBytes.Of(model).Span));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_omits_members_without_a_value(Type type) => AssertSame(Least(type), Read(type, Least(type)));

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_member_of_every_model_is_read_as_it_was_written(Type type)
    {
        var given = Sample.Object(SchemaOf(type), DocumentOf(type), requiredOnly: false);

        var model = Read(type, given);

        Assert.NotEmpty(given);
        AssertSame(given, model);
        Assert.Equal(Sample.Members(SchemaOf(type)).Order(StringComparer.Ordinal), model.GetFieldDeserializers().Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_member_refuses_a_value_of_another_form(Type type)
    {
        foreach (var (name, value) in Sample.Object(SchemaOf(type), DocumentOf(type), requiredOnly: false))
        {
            // An invalid timestamp is ignored, and a member without a type accepts every value.
            if (value!.GetValueKind() == JsonValueKind.String && value.ToString().StartsWith("2026-11-21T", StringComparison.Ordinal) || IsAny(type, name) || IsFree(type) || IsLenient(type))
                continue;

            var given = Least(type);
            given[name] = value.GetValueKind() is JsonValueKind.Array ? new JsonObject() : new JsonArray(new JsonArray());
            Assert.Throws<JsonException>(() => Read(type, given));
        }
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void No_entry_of_a_map_is_null(Type type) => Assert.Throws<JsonException>(() => Read(type, new JsonObject { ["key"] = null }));

    [Theory]
    [MemberData(nameof(ModelsWithRequiredMembers))]
    public void A_required_member_is_refused_as_null_and_when_missing(Type type)
    {
        foreach (var (name, _) in Least(type))
        {
            var withNull = Least(type);
            withNull[name] = null;
            Assert.Throws<JsonException>(() => Read(type, withNull));

            var without = Least(type);
            without.Remove(name);
            Assert.Throws<JsonException>(() => Read(type, without));
        }
    }

    private static bool IsRunway(Type type) => type.Assembly == typeof(RunwayClient).Assembly;

    private static JsonElement DocumentOf(Type type) => IsRunway(type) ? Repository.Document : Repository.RunwayAIDocument;

    private static JsonElement SchemaOf(Type type) => Sample.SchemaOf(type, DocumentOf(type));

    private static bool IsMap(Type type) => SchemaOf(type).TryGetProperty("additionalProperties", out var entries) && entries.ValueKind == JsonValueKind.Object;

    // An object of which the document knows no member.
    private static bool IsFree(Type type) => SchemaOf(type).TryGetProperty("additionalProperties", out var entries) && entries.ValueKind == JsonValueKind.True;

    private static bool IsAny(Type type, string member) =>
        SchemaOf(type).TryGetProperty("properties", out var members)
        && members.TryGetProperty(member, out var schema)
        && (!schema.TryGetProperty("type", out var kind) && !schema.TryGetProperty("$ref", out _) || (schema.TryGetProperty("items", out var items) && items.EnumerateObject().All(p => p.Name != "type" && p.Name != "$ref")));

    private static JsonObject Least(Type type) => Sample.Object(SchemaOf(type), DocumentOf(type), requiredOnly: true);

    private static IParsable Read(Type type, JsonObject json)
    {
        var factory = type.GetMethod("CreateFromDiscriminatorValue", BindingFlags.Public | BindingFlags.Static)!;
        return JsonBytes.Read(
            Encoding.UTF8.GetBytes(json.ToJsonString()),
            node => (IParsable)factory.Invoke(null, [node])!,
            IsRunway(type) ? RunwayFacts.Instance : RunwayAIFacts.Instance);
    }

    private static void AssertSame(JsonObject expected, IParsable model)
    {
        var written = JsonNode.Parse(JsonBytes.Of(model).Span);
        Assert.True(JsonNode.DeepEquals(expected, written), $"{written?.ToJsonString()} is not {expected.ToJsonString()}");
    }
}
