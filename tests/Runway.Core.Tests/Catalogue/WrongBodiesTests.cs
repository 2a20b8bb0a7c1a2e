using System.Text.Json.Nodes;

namespace Runway.Tests.Catalogue;

/// <summary>
/// Every rule of every model is broken in every possible way, one at a time. The catalogue must refuse the body, and so must
/// the emulator, which reads the document with its own code: a refusal by the catalogue alone would stop valid
/// requests.
/// </summary>
public sealed class WrongBodiesTests(Witness witness) : IClassFixture<Witness>
{
    public static TheoryData<string, string> Served()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var model in ModelCatalogue.Current.Models.Where(m => m.Status != RunwayModelStatus.Retired))
        {
            pairs.Add(model.Operation, model.Model);
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Served))]
    public async Task A_body_that_breaks_one_rule_is_refused_by_the_module_and_by_the_emulator(string operation, string name)
    {
        var model = ModelCatalogue.Current.Find(operation, name)!;
        var broken = Broken(model).ToList();
        Assert.NotEmpty(broken);
        foreach (var (member, json) in broken)
        {
            var body = Bodies.With(model, member, json);
            var check = ModelCatalogue.Current.Check(operation, name, Bodies.Element(body));
            var what = $"{member} = {json?[..Math.Min(json.Length, 80)] ?? "nothing"}";

            Assert.False(check.IsValid, $"{what} passed");
            Assert.All(check.Problems, p => Assert.StartsWith(member, p.Member));
            Assert.All(check.Problems, p => Assert.Matches("^Allowed: .+\\.$", p.Allowed));
            var (accepted, _) = await witness.CreateAsync(operation, body);
            Assert.False(accepted, $"The emulator takes {what}: {check.Problems[0]}");
        }
    }

    private static IEnumerable<(string Member, string? Json)> Broken(RunwayModel model)
    {
        foreach (var name in model.Required)
        {
            yield return (name, null);
        }

        foreach (var member in model.Members)
        {
            foreach (var json in Broken(member))
            {
                yield return (member.Name, json);
            }
        }

        if (model.IsStrict && ModelCatalogue.Current.ModelsOf(model.Operation).SelectMany(m => m.Members).FirstOrDefault(m => model.Member(m.Name) is null) is { } foreign)
        {
            yield return (foreign.Name, Bodies.Value(foreign).ToJsonString());
        }
    }

    private static IEnumerable<string> Broken(ModelMember member)
    {
        yield return "null";
        if (member.Forms.Count > 0)
        {
            // A value that breaks one form and has the type of no other form is wrong for the member.
            yield return "true";
            foreach (var json in member.Forms.Where(f => f.Type != "string").SelectMany(Broken).Where(j => !j.StartsWith('"')))
            {
                yield return json;
            }

            if (member.Forms.All(f => f.Type != "string" || f.AllowedValues.Count > 0))
            {
                yield return "\"no such value\"";
            }

            yield break;
        }

        yield return member.Type == "string" ? "7" : member.Type == "boolean" ? "\"true\"" : "\"text\"";
        if (member.AllowedValues.Count > 0)
        {
            yield return member.Type == "string" ? "\"no such value\"" : "-7";
            yield break;
        }

        if (member.Type == "integer")
        {
            yield return "5.5";
        }

        if (member.Minimum is { } least)
        {
            yield return (least - 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (member.Maximum is { } most)
        {
            yield return (most + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (member.MinLength is > 0)
        {
            yield return "\"\"";
        }

        // Each of the last characters has two UTF-16 units: units are counted, not characters.
        if (member.MaxLength is { } longest)
        {
            yield return $"\"{new string('x', longest - 1)}🦩\"";
        }

        foreach (var nested in member.Type == "array" ? BrokenLists(member) : member.Type == "object" ? BrokenObjects(member) : [])
        {
            yield return nested;
        }
    }

    private static IEnumerable<string> BrokenLists(ModelMember member)
    {
        var entry = member.Items! with { Name = "uri", Media = member.Media };
        if (member.MaxItems is { } most)
        {
            yield return List(Enumerable.Range(0, most + 1).Select(_ => Bodies.Value(entry)));
        }

        if (member.MinItems is > 0)
        {
            yield return "[]";
        }

        yield return "[7]";
        if (entry.Required.Count > 0)
        {
            yield return "[{}]";
        }

        foreach (var own in entry.Members.Where(m => m.AllowedValues.Count > 0))
        {
            var wrong = Bodies.Value(entry).AsObject();
            wrong[own.Name] = "no such value";
            yield return List([wrong]);
        }
    }

    private static IEnumerable<string> BrokenObjects(ModelMember member)
    {
        if (member.Required.Count > 0)
        {
            yield return "{}";
        }

        foreach (var own in member.Members)
        {
            foreach (var json in Broken(own))
            {
                var wrong = Bodies.Value(member).AsObject();
                wrong[own.Name] = JsonNode.Parse(json);
                yield return wrong.ToJsonString();
            }
        }
    }

    private static string List(IEnumerable<JsonNode?> entries) => new JsonArray([.. entries]).ToJsonString();
}
