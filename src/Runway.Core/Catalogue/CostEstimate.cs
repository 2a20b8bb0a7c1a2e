using System.Text.Json;
using Runway.Catalogue;

namespace Runway;

/// <summary>
/// What a task is expected to cost, worked out here before anything is sent, from the prices of
/// <see cref="ModelCatalogue.PricesDate"/>. They change: the estimate in the answer to a create is the service's own.
/// One credit is a hundredth of a US dollar.
/// </summary>
public sealed record CostEstimate
{
    /// <summary>The credits; null where the request does not settle them, or nobody has published the price.</summary>
    public decimal? Credits => AtMost == AtLeast ? AtMost : null;

    /// <summary>The least it costs, in credits; 0 where nothing is known.</summary>
    public decimal AtLeast { get; init; }

    /// <summary>The most it costs, in credits; null where nothing is known. Set a budget against this.</summary>
    public decimal? AtMost { get; init; }

    /// <summary>Why there is no one number; null where there is.</summary>
    public string? Reason { get; init; }

    /// <summary>Estimates a request that <see cref="ModelCatalogue.Check"/> found sound.</summary>
    /// <param name="operation">The operation, such as <c>text_to_image</c>.</param>
    /// <param name="model">The model that the request names.</param>
    /// <param name="body">The request as it would be sent.</param>
    /// <param name="inputSeconds">How long its videos and sounds are together, in seconds, where the caller knows.</param>
    public static CostEstimate For(string operation, string model, JsonElement body, double? inputSeconds = null) =>
        ModelCatalogue.Current.Find(operation, model) switch
        {
            null => Unknown($"the catalogue does not know the model '{model}' of {operation}"),
            { PriceRule: null } => Unknown($"no price of {model} has been published for {operation}"),
            var known => new CostCalculation(known, body, inputSeconds).Run(),
        };

    private static CostEstimate Unknown(string reason) => new() { Reason = reason };
}
