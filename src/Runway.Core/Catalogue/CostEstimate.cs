using System.Text.Json;

namespace Runway.Catalogue;

/// <summary>
/// The estimated cost of a task, calculated before anything is sent from the prices of <see cref="ModelCatalogue.PricesDate"/>.
/// Prices change: the response to a create has the service's own estimate. One credit is 0.01 US dollar.
/// </summary>
internal sealed record CostEstimate
{
    /// <summary>The exact cost in credits; null where it depends on more than the request, or the price is not published.</summary>
    public decimal? Credits => AtMost == AtLeast ? AtMost : null;

    /// <summary>The minimum cost in credits; 0 where it is not known.</summary>
    public decimal AtLeast { get; init; }

    /// <summary>The maximum cost in credits, for budgets; null where it is not known.</summary>
    public decimal? AtMost { get; init; }

    /// <summary>Why there is no exact cost; null where there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>Estimates a request that <see cref="ModelCatalogue.Check"/> found valid.</summary>
    /// <param name="operation">The operation, such as <c>text_to_image</c>.</param>
    /// <param name="model">The model of the request.</param>
    /// <param name="body">The body as it would be sent.</param>
    /// <param name="inputSeconds">The total length of its videos and sounds in seconds, or null.</param>
    public static CostEstimate For(string operation, string model, JsonElement body, double? inputSeconds = null) =>
        ModelCatalogue.Current.Find(operation, model) switch
        {
            null => Unknown($"the catalogue does not know the model '{model}' of {operation}"),
            { PriceRule: null } => Unknown($"no price of {model} has been published for {operation}"),
            var known => new CostCalculation(known, body, inputSeconds).Run(),
        };

    /// <summary>The cost is not known.</summary>
    public static CostEstimate Unknown(string reason) => new() { Reason = reason };
}
