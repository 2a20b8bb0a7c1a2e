using System.Text.Json;
using Runway.Emulator;
using Runway.Stock;

namespace Runway.Witness.Tests;

/// <summary>The client that NSwag generates from the document, without other settings.</summary>
public sealed class NSwagTests : WitnessTests, IDisposable
{
    private readonly List<NSwagWitness> _witnesses = [];

    /// <summary>
    /// What its output cannot express. The document is not changed for it, because each form is one that
    /// the service accepts. A line that is no longer true means that NSwag can do more.
    /// </summary>
    [Fact]
    public void The_client_of_NSwag_loses_these_forms_of_the_document()
    {
        // Unions: only the text of a text or a list of images, only the number of seconds or "auto".
        Assert.Equal(typeof(string), TypeOf<ImageToVideoRequest>(nameof(ImageToVideoRequest.PromptImage)));
        Assert.Equal(typeof(double?), TypeOf<ImageToVideoRequest>(nameof(ImageToVideoRequest.Duration)));
        Assert.Equal(typeof(double?), TypeOf<TextToVideoRequest>(nameof(TextToVideoRequest.Duration)));
        Assert.Equal(typeof(double?), TypeOf<VideoToVideoRequest>(nameof(VideoToVideoRequest.Duration)));

        // A member that was not set: without StockClient.cs it sends null, and every create is refused.
        Assert.Contains("\"seed\":null", JsonSerializer.Serialize(new TextToImageRequest { Model = "gen4_image" }));

        // Open lists of values are text without names for the known values.
        Assert.Equal(typeof(string), TypeOf<TextToImageRequest>(nameof(TextToImageRequest.Model)));
        Assert.Equal(typeof(string), TypeOf<TaskResponse>(nameof(TaskResponse.Status)));

        // Members and indexes of the path to an issue are objects of the JSON library.
        var error = JsonSerializer.Deserialize<ErrorResponse>("""{"issues":[{"path":["keyframes",0]}]}""")!;
        Assert.All(error.Issues.Single().Path, step => Assert.IsType<JsonElement>(step));

        // Days are times, and the rules of models (x-runway-models) are missing.
        Assert.Equal(typeof(DateTimeOffset?), TypeOf<UsageDay>(nameof(UsageDay.Date)));
        Assert.DoesNotContain(typeof(StockClient).Assembly.GetTypes(), type => type.Name.Contains("x_runway", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void There_are_no_other_unions_in_the_document()
    {
        using var text = typeof(RunwayEmulator).Assembly.GetManifestResourceStream("runway.openapi.json")!;
        using var document = JsonDocument.Parse(text);
        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject();

        Assert.Equal(["Duration", "PromptImages"], schemas.Where(s => HasUnion(s.Value)).Select(s => s.Name).Order());
    }

    public void Dispose() => _witnesses.ForEach(witness => witness.Dispose());

    private protected override IWitness Connect(string address, string key)
    {
        _witnesses.Add(new(address, key));
        return _witnesses[^1];
    }

    private static Type TypeOf<T>(string member) => typeof(T).GetProperty(member)!.PropertyType;

    // Extensions are not schemas, so generators ignore them.
    private static bool HasUnion(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().Any(m => !m.Name.StartsWith("x-", StringComparison.Ordinal) && (m.Name is "oneOf" or "anyOf" || HasUnion(m.Value))),
        JsonValueKind.Array => schema.EnumerateArray().Any(HasUnion),
        _ => false,
    };
}
