using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Runway.OpenApi.Documents;

namespace Runway.OpenApi.Tests.Document;

/// <summary>The source of seed 003 compared with the seed, and the effect of the overlays.</summary>
public sealed partial class RunwayAITests
{
    private static readonly JsonObject Source = YamlReader.Read(Repository.Source("runway-ai.openapi.yaml"), "runway-ai");

    private static readonly IReadOnlyList<SeedOperation> Seed = [.. Operation().Matches(Repository.Seed("seed-003.txt")).Select(Read)];

    public static TheoryData<string> Operations() => [.. Seed.Select(o => o.Name)];

    [Fact]
    public void The_source_has_exactly_the_fifteen_operations_of_the_seed() => Assert.Equal(
        Seed.Select(o => (o.Name, o.Title)),
        Walk.Operations(Source).Select(o => (o.Name, o.Operation["summary"]!.ToString())));

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_parameter_has_the_name_type_description_and_required_mark_of_the_seed(string name)
    {
        var seed = Seed.Single(o => o.Name == name);
        var members = Members(Source, name);

        Assert.Equal(seed.Parameters.Select(p => p.Name), members.Select(m => m.Name));
        Assert.All(seed.Parameters.Zip(members), pair =>
        {
            Assert.Equal(pair.First.Type switch { "int" => "integer", "float" => "number", var same => same }, pair.Second.Schema["type"]!.ToString());
            Assert.Equal(pair.First.Required, pair.Second.Required);
            Assert.StartsWith(pair.Second.Description.TrimEnd('.'), pair.First.Words, StringComparison.Ordinal);
            Assert.Equal(Quoted().Matches(pair.First.Words).Select(m => m.Groups[1].Value), Listed(pair.Second.Schema));
        });
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_response_has_the_members_and_values_of_the_seed(string name)
    {
        var seed = Seed.Single(o => o.Name == name);
        var operation = Walk.Operations(Source).Single(o => o.Name == name).Operation;
        var schema = Resolve(Source, operation["responses"]!["200"]!["content"]!["application/json"]!["schema"]!);

        Assert.Equal(seed.Output, operation["responses"]!["200"]!["description"]!.ToString());
        Assert.Equal(
            seed.Answer.Select(m => (m.Key, m.Value!.ToJsonString())),
            schema["properties"]!.AsObject().Select(m => (m.Key, m.Value!["examples"]![0]!.ToJsonString())));
    }

    [Fact]
    public void The_document_says_how_the_key_is_sent_and_no_address_contains_the_token()
    {
        var document = Repository.RunwayAI.Document;
        Assert.Equal("bearer", document["components"]!["securitySchemes"]!["apiKey"]!["scheme"]!.ToString());
        var delete = document["paths"]!["/v1/delete-media"]!["delete"]!;
        Assert.Null(delete["parameters"]);
        Assert.Equal(["media_url", "auth_token"], Members(document, "DELETE /v1/delete-media").Select(m => m.Name));
    }

    [Fact]
    public void No_list_of_values_is_closed_and_all_values_of_the_seed_are_listed()
    {
        var document = Repository.RunwayAI.Document;
        Assert.DoesNotContain("\"enum\"", document.ToJsonString());
        Assert.All(Walk.Populated(Seed.SelectMany(o => o.Parameters.Select(p => (o.Name, Parameter: p))).Where(p => p.Parameter.Words.Contains('“')).ToList()), given =>
        {
            var known = Members(document, given.Name).Single(m => m.Name == given.Parameter.Name).Schema["x-extensible-enum"]!;
            Assert.Equal(Quoted().Matches(given.Parameter.Words).Select(m => m.Groups[1].Value), Repository.Strings(known));
        });
    }

    private static SeedOperation Read(Match match) => new(
        match.Groups["title"].Value,
        match.Groups["name"].Value,
        [.. Parameter().Matches(match.Groups["parameters"].Value).Select(p => new SeedParameter(
            p.Groups["name"].Value, p.Groups["type"].Value, p.Groups["duty"].Value == "required", p.Groups["words"].Value))],
        match.Groups["output"].Value,
        JsonNode.Parse(match.Groups["answer"].Value)!.AsObject());

    private static IReadOnlyList<Member> Members(JsonObject document, string name)
    {
        var operation = Walk.Operations(document).Single(o => o.Name == name).Operation;
        if (operation["requestBody"] is not { } body)
            return [.. operation["parameters"]!.AsArray().Select(p => new Member(p!["name"]!.ToString(), p["schema"]!, p["description"]!.ToString(), p["required"]!.GetValue<bool>()))];

        var schema = Resolve(document, body["content"]!["application/json"]!["schema"]!);
        var required = Repository.Strings(schema["required"]);
        return [.. schema["properties"]!.AsObject().Select(m => new Member(m.Key, m.Value!, m.Value!["description"]!.ToString(), required.Contains(m.Key)))];
    }

    // The speed is the only example without quotes.
    private static IEnumerable<string> Listed(JsonNode schema) =>
        (schema["enum"] ?? schema["examples"])?.AsArray().Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)!).Where(v => !char.IsDigit(v[0])) ?? [];

    private static JsonNode Resolve(JsonObject document, JsonNode schema) =>
        document["components"]!["schemas"]![schema["$ref"]!.ToString().Split('/')[^1]]!;

    [GeneratedRegex(
        """^\d+\. (?<title>.+)\nURL: (?<name>[A-Z]+ \S+)\nParameters:\n(?<parameters>(?:- .+\n)+)Output:\n(?<output>.+)\n(?<answer>\{\n(?:.+\n)+?\})""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Operation();

    [GeneratedRegex(@"^- (?<name>\w+) \((?<type>\w+), (?<duty>\w+)\): (?<words>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();

    [GeneratedRegex("“([^”]+)”")]
    private static partial Regex Quoted();

    private sealed record SeedOperation(
        string Title, string Name, IReadOnlyList<SeedParameter> Parameters, string Output, JsonObject Answer);

    private sealed record SeedParameter(string Name, string Type, bool Required, string Words);

    private sealed record Member(string Name, JsonNode Schema, string Description, bool Required);
}
