using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Runway.Catalogue;
using Runway.Generated;
using Runway.Media;
using Runway.Operations;
using Runway.Tasks;

namespace Runway.Routing;

/// <summary>
/// A request for which a router chooses the model: <c>POST /v1/generate/image</c>, <c>video</c> and <c>audio</c>. Until the service
/// has chosen, the model is <c>router</c>, by which the catalogue has the rules.
/// </summary>
internal abstract record RoutedRequest : GenerationRequest
{
    /// <summary>The name that takes the place of the model until one is chosen.</summary>
    public const string RouterModel = "router";

    /// <summary>Why its cost is not known.</summary>
    public const string NoPrice = "the router chooses the model";

    [SetsRequiredMembers]
    private protected RoutedRequest() => (Model, Router) = (RouterModel, string.Empty);

    /// <summary>The slug of the router.</summary>
    public required string Router { get; init; }

    /// <summary>Whether the service only decides, and makes nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The maximum credits of one output, by the configuration of the router; null where it has none or it was not read.</summary>
    public decimal? Ceiling { get; init; }

    /// <inheritdoc/>
    public override string Summary => $"{Operation} by the router {Router}";

    /// <summary>The number of outputs.</summary>
    private protected virtual int Outputs => 1;

    internal override ErrorCase? CostCase => ErrorCase.NoCeiling;

    internal override CostEstimate CostOf(JsonElement body, double? inputSeconds = null) => Ceiling is { } ceiling
        ? new CostEstimate { AtMost = ceiling * Outputs, Reason = string.Create(CultureInfo.InvariantCulture, $"the router chooses a model of at most {ceiling} credits for each output") }
        : CostEstimate.Unknown(NoPrice);

    // The same as for other requests: the prompt apart, the other members of the input as parameters.
    internal override RequestNote NoteOf(JsonElement body, IEnumerable<MediaSource> sent)
    {
        var note = RequestNote.Of(body.GetProperty("input"), sent);
        var parameters = new JsonObject { ["configId"] = Router };
        foreach (var (name, value) in note.Parameters ?? [])
        {
            parameters[name] = value?.DeepClone();
        }

        return note with { Parameters = parameters };
    }

    internal override RunwayTask Complete(RunwayTask task, RawResponse answer, Func<string, string> redact) => RoutingReader.Read(answer, redact) is not { } routing ? task : task with
    {
        Model = routing.Model ?? task.Model,
        EstimatedCredits = routing.Credits ?? task.EstimatedCredits,
        Routing = routing with { Router = routing.Router ?? Router },
    };

    private protected override void Check()
    {
        RouterDraft.RequireSlug(Router);
        var own = ModelCatalogue.Current.Find(Operation, RouterModel)?.Member("input")?.Members ?? [];
        if (own.FirstOrDefault(member => AdditionalProperties.ContainsKey(member.Name)) is { } known)
        {
            throw new RunwayException(RunwayErrors.MemberGivenTwice, $"'{known.Name}' is not an additional member of {Operation}.");
        }
    }
}
