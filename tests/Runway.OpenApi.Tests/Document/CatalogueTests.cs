using System.Text.Json.Nodes;
using Runway.OpenApi.Catalogue;
using Runway.OpenApi.Documents;

namespace Runway.OpenApi.Tests.Document;

public sealed class CatalogueTests
{
    private static readonly JsonObject Made = JsonNode.Parse(CatalogueWriter.Write(Repository.Document))!.AsObject();

    [Fact]
    public void The_catalogue_has_every_model_of_every_operation()
    {
        var wanted = from request in Requests()
                     from rule in request.Schema["x-runway-models"] as JsonObject ?? []
                     select $"{request.Name} {rule.Key} {string.Join(' ', rule.Value!["properties"]!.AsObject().Select(p => p.Key))}";

        Assert.Equal(
            Walk.Populated(wanted),
            from operation in Made["operations"]!.AsObject()
            from model in operation.Value!["models"]!.AsObject()
            select $"{operation.Key} {model.Key} {string.Join(' ', model.Value!["members"]!.AsObject().Select(m => m.Key))}");
    }

    [Fact]
    public void Every_request_without_a_choice_of_a_model_is_in_it() => Assert.Equal(
        Walk.Populated(
            from request in Requests()
            let rule = request.Schema["x-runway-rule"]
            where rule is not null
            select $"{request.Name} {rule["model"]} {string.Join(' ', rule["properties"]!.AsObject().Select(p => p.Key))}"),
        from request in Made["requests"]!.AsObject()
        select $"{request.Key} {request.Value!["model"]} {string.Join(' ', request.Value["members"]!.AsObject().Select(m => m.Key))}");

    [Fact]
    public void The_catalogue_contains_no_descriptions_and_no_references() => Assert.DoesNotContain(
        Walk.Members(Made).Where(m => m.Path.Parent!.Segments is not [.., "members" or "properties"]),
        m => m.Path.Segments[^1] is "description" or "$ref" or "format" || m.Path.Segments[^1].StartsWith("x-", StringComparison.Ordinal));

    [Fact]
    public void Every_member_has_a_type_or_forms_with_one() =>
        Assert.All(Members(), m => Assert.All(
            m.Schema["forms"]?.AsArray().Select(form => form!.AsObject()) ?? [m.Schema],
            form => Assert.True(form["type"] is JsonValue, $"{m.Name}: {form.ToJsonString()}")));

    [Theory]
    [InlineData("text_to_image", "gen4_image", "promptText", """{"type":"string","minLength":1,"maxLength":1000}""")]
    [InlineData("image_to_video", "veo3.1", "duration", """{"enum":[4,6,8],"type":"integer"}""")]
    [InlineData("image_to_video", "wan3", "duration", """{"type":"integer","minimum":2,"maximum":30}""")]
    [InlineData("image_to_video", "gen4.5", "promptImage", """{"forms":[{"type":"string","address":"image"},{"type":"array","items":{"type":"object","required":["uri","position"],"properties":{"uri":{"type":"string","address":"image"},"position":{"type":"string","enum":["first"]}}},"minItems":1,"maxItems":1}],"media":{"kinds":["image"],"minShape":0.5,"maxShape":2}}""")]
    [InlineData("video_upscale", "enhance_frame_rate", "videoUri", """{"type":"string","address":"video","media":{"kinds":["video"],"maxSeconds":300}}""")]
    [InlineData("video_to_hdr", "ruby", "outputFormat", """{"type":"string","enum":["hdr10","hlg","hdr_prores","hdr_exr_sequence","hdr_exr_acescg_sequence_1_3","hdr_exr_acescg_sequence_2_0"],"default":"hdr10"}""")]
    [InlineData("voice_dubbing", "eleven_voice_dubbing", "numSpeakers", """{"type":"integer","minimum":1}""")]
    [InlineData("text_to_image", "muse_image", "referenceImages", """{"type":"array","items":{"type":"object","required":["uri"],"properties":{"uri":{"type":"string","address":"image"}},"closed":true},"media":{"kinds":["image"]},"maxItems":10}""")]
    public void A_member_is_the_schema_narrowed_by_the_rule(string operation, string model, string member, string expected)
    {
        var made = Made["operations"]![operation]!["models"]![model]!["members"]![member];
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), made), made?.ToJsonString());
    }

    [Fact]
    public void Every_price_has_a_known_unit() =>
        Assert.All(Prices(), p =>
        {
            Assert.Contains(p.Price["per"]!.GetValue<string>(), new[] { "image", "second", "inputSecond", "frame", "character", "reference", "task" });
            Assert.All(Rates(p.Price), rate => Assert.True(rate["credits"] is not null != rate["range"] is not null, p.Name));
        });

    // A price with a condition for a value that the model does not accept could never apply.
    [Fact]
    public void Every_condition_of_a_price_can_be_met()
    {
        var conditions = Walk.Populated(
            from price in Prices()
            from rate in Rates(price.Price)
            from condition in rate["when"] as JsonObject ?? []
            select (price.Name, price.Members, condition.Key, Values: condition.Value!.AsArray()));
        Assert.All(conditions, c =>
        {
            var member = Assert.IsType<JsonObject>(c.Members[c.Key]);
            var taken = (member["enum"] ?? member["known"])?.AsArray().Select(v => v!.ToJsonString());
            Assert.True(taken is null || c.Values.All(v => taken.Contains(v!.ToJsonString())), $"{c.Name}: {c.Key}");
        });
    }

    // Every value of an enum that decides a price must have a price.
    [Fact]
    public void Tiers_by_one_member_cover_all_its_values()
    {
        var ladders = Walk.Populated(
            from price in Prices()
            where !price.IsExtra && price.Price["tiers"] is JsonArray tiers && tiers.All(t => t!["when"] is not null)
            select price);
        Assert.All(ladders, p =>
        {
            var rates = Rates(p.Price).ToList();
            var member = rates[0]["when"]!.AsObject().Single().Key;
            var covered = rates.SelectMany(r => Repository.Strings(r["when"]![member]));
            Assert.Equal(Repository.Strings(p.Members[member]!["enum"]).Order(), covered.Order());
        });
    }

    [Theory]
    [InlineData("live-media")]
    [InlineData("workflows")]
    [InlineData("model-router")]
    [InlineData("recipes")]
    [InlineData("avatars")]
    [InlineData("documents")]
    [InlineData("voices")]
    [InlineData("realtime-sessions")]
    public void Our_own_source_has_the_origin_of_its_facts(string source)
    {
        var own = YamlReader.Read(Repository.Source($"{source}.openapi.yaml"), source);
        var requests = Walk.Populated(own["components"]!["schemas"]!.AsObject().Where(s => s.Key.EndsWith("Request", StringComparison.Ordinal)));
        Assert.All(requests, r => Assert.NotEmpty(r.Value!["x-runway-evidence"]!.AsArray()));
    }

    private static IReadOnlyList<(string Name, JsonObject Schema)> Members() => Walk.Populated(
        from model in Models()
        from member in model.Rule["members"]!.AsObject()
        select ($"{model.Name} {member.Key}", member.Value!.AsObject()));

    private static IReadOnlyList<(string Name, JsonObject Members, JsonObject Price, bool IsExtra)> Prices() => Walk.Populated(
        from model in Models()
        where model.Rule["price"] is not null
        from price in (model.Rule["price"]!["plus"] as JsonArray ?? []).Prepend(model.Rule["price"])
        select (model.Name, model.Rule["members"]!.AsObject(), price!.AsObject(), price != model.Rule["price"]));

    private static IEnumerable<JsonObject> Rates(JsonObject price) =>
        price["tiers"] is JsonArray tiers ? tiers.Select(t => t!.AsObject()) : [price];

    private static IEnumerable<(string Name, JsonObject Rule)> Models() =>
        (from operation in Made["operations"]!.AsObject()
         from model in operation.Value!["models"]!.AsObject()
         select ($"{operation.Key} {model.Key}", model.Value!.AsObject()))
        .Concat(Made["requests"]!.AsObject().Select(request => (request.Key, request.Value!.AsObject())));

    private static IEnumerable<(string Name, JsonObject Schema)> Requests() =>
        from operation in Walk.Operations(Repository.Document)
        let reference = operation.Operation["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"]?.GetValue<string>()
        where reference is not null
        select (operation.Name.Split("/v1/")[^1], Repository.Schema(reference.Split('/')[^1]));
}
