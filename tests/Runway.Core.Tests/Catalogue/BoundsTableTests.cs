using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Runway.Tests.Catalogue;

/// <summary>
/// Every bound of every live model, recipe and routed generation in the reconciled document, with valid and invalid values: the module's check, the
/// emulator and JsonSchema.Net each read the document, and must give the same result for every body.
/// </summary>
public sealed class BoundsTableTests(Witness witness, ITestOutputHelper output) : IClassFixture<Witness>
{
    private const int MostShown = 40;
    private const int ShownCharacters = 120;

    [Fact]
    public async Task The_catalogue_the_emulator_and_the_schema_agree_on_every_bound_of_every_live_model()
    {
        var disagreements = new List<string>();
        var (models, bodies, taken) = (0, 0, 0);
        foreach (var model in ReconciledDocument.LiveModels().Concat(ReconciledDocument.LiveRequests()))
        {
            models++;
            var schema = new PlainSchema(model);
            foreach (var (member, value, body) in BoundBodies.Of(model))
            {
                bodies++;
                var check = ModelCatalogue.Current.Check(model.Operation, model.Name, JsonDocument.Parse(body.ToJsonString()).RootElement);
                if (member == "version" && value?.ToString() == "no such value")
                {
                    // The service will have further versions of a recipe, so the module sends an unknown one with a warning.
                    Assert.DoesNotContain(check.Problems, problem => problem.Member == "version");
                    Assert.Single(check.Warnings);
                    continue;
                }

                var own = check.IsValid;
                var (emulator, answer) = await witness.CreateAsync(model.Operation, body);
                var plain = schema.Takes(body);
                taken += plain ? 1 : 0;
                if (own != emulator || own != plain)
                {
                    disagreements.Add($"{model.Operation} {model.Name}, {member} = {Show(value)}: the module {Verdict(own)}, the emulator {Verdict(emulator)}, JSON Schema {Verdict(plain)}. {Show(emulator ? null : answer)}");
                }
            }
        }

        var count = $"{bodies} bodies of {models} live models, {taken} taken, {bodies - taken} refused, {disagreements.Count} disagreements";
        output.WriteLine(count);
        Console.WriteLine("The bounds table: " + count);
        Assert.True(disagreements.Count == 0, $"{count}\n{string.Join('\n', disagreements.Take(MostShown))}");
        Assert.True(models >= 76 && taken > 1000 && bodies - taken > 2000, count);
    }

    private static string Verdict(bool taken) => taken ? "takes it" : "refuses it";

    private static string Show(JsonNode? value) => value?.ToJsonString() is { } text ? text[..Math.Min(text.Length, ShownCharacters)] : "null";
}
