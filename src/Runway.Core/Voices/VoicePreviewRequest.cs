using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Runway.Catalogue;
using Runway.Generated;
using Runway.Operations;
using Runway.Tasks;

namespace Runway.Voices;

/// <summary>A sound of a voice that is designed from words and not kept: <c>POST /v1/voices/preview</c>.</summary>
internal sealed record VoicePreviewRequest : GenerationRequest
{
    private const string Path = "voices/preview";

    /// <summary>Makes a request.</summary>
    [SetsRequiredMembers]
    public VoicePreviewRequest(string words, string? model) => (PromptText, Model) = (words, model ?? VoiceRequest.DefaultModel);

    /// <inheritdoc/>
    public override string Operation => ResourceOperation.VoicePreview;

    /// <inheritdoc/>
    public override string Summary => $"a preview of a voice with {Model}";

    /// <summary>The sound; null before the response.</summary>
    internal RunwayVoicePreview? Preview { get; private set; }

    internal override ErrorCase? CostCase => ErrorCase.NoPrice;

    internal override string OperationPath => "v1/" + Path;

    internal override bool IsInCatalogue => false;

    internal override string Noun => "Preview";

    internal override string What => "Creating a preview of a voice";

    internal override string Consequence => "It may be charged.";

    internal override CostEstimate CostOf(JsonElement body, double? inputSeconds = null) => CostEstimate.Unknown(ResourceOperation.VoicePrice);

    // The response has no id; the journal needs one. The address is kept, whatever the rest is.
    internal override RunwayTask? Take(RawResponse answer)
    {
        JsonElement body;
        try
        {
            using var read = JsonDocument.Parse(answer.Body);
            body = read.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }

        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("url", out var address) || address.ValueKind != JsonValueKind.String || address.GetString() is not { Length: > 0 } url)
        {
            return null;
        }

        double? seconds = body.TryGetProperty("durationSecs", out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDouble() : null;
        Preview = new RunwayVoicePreview { PromptText = PromptText!, Model = Model, Url = url, Duration = seconds };
        return ResourceOperation.NewPreview(PromptText);
    }

    private protected override void Check()
    {
        if (ModelCatalogue.Current.Check(Path, Operation, ToBody().Json).ToException() is { } wrong)
        {
            throw wrong;
        }
    }

    internal override RequestBody ToBody() => RequestBody.Of(new Generated.Models.VoicePreviewRequest { Prompt = PromptText, Model = Model });
}
