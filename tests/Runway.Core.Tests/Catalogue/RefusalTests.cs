namespace Runway.Tests.Catalogue;

/// <summary>Frequent mistakes in requests, and their errors.</summary>
public sealed class RefusalTests(Witness witness) : IClassFixture<Witness>
{
    public static TheoryData<string, string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string, string>();
        var operation = "";
        foreach (var line in string.Join('\n', Refusals.Images, Refusals.Videos, Refusals.Sounds).Split('\n'))
        {
            if (line.StartsWith('#'))
            {
                operation = line[2..].Trim();
                continue;
            }

            var cells = line.Split(" | ", StringSplitOptions.TrimEntries);
            rows.Add(operation, cells[0], cells[1], cells[2]);
        }

        return rows;
    }

    [Fact]
    public void There_are_more_than_150_refusals() => Assert.True(Rows().Count > 150, $"{Rows().Count}");

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task The_error_for_a_wrong_request_says_what_is_allowed(string operation, string name, string change, string allowed)
    {
        var model = ModelCatalogue.Current.Find(operation, name)!;
        var body = change.StartsWith("- ", StringComparison.Ordinal)
            ? Bodies.With(model, change[2..], null)
            : Bodies.With(model, change.Split(" = ")[0], change.Split(" = ")[1]);

        var problem = Assert.Single(ModelCatalogue.Current.Check(operation, name, Bodies.Element(body)).Problems);

        Assert.Contains(allowed, problem.Allowed);
        Assert.False((await witness.CreateAsync(operation, body)).Accepted);
    }
}
