using Runway.Generated;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Routing;

/// <summary>Reads the decision of a router from its response to a create or a dry run. Its form is read leniently: it is documented weakly.</summary>
internal static class RoutingReader
{
    /// <summary>The decision, or null where the response has none that can be read.</summary>
    public static RunwayRouting? Read(RawResponse answer, Func<string, string> redact)
    {
        if (RunwayClient.ReadRouted(answer)?.Routing is not { } read)
        {
            return null;
        }

        return new RunwayRouting
        {
            Router = Name(read.ConfigId),
            Model = Name(read.Model),
            Provider = Name(read.Provider),
            Credits = CreditAmount.Plausible(read.EstimatedCost?.CreditsProp),
            OptimizeFor = Name(read.ResolvedSettings?.OptimizeFor),
            PriceCeiling = read.ResolvedSettings?.PriceCeiling,
            Input = read.ResolvedInput is { } input ? NamedValues.Of(RequestBody.Of(input).Json) : null,
            Skipped = [.. (read.CapacityFallback?.Skipped ?? []).Select(Name).OfType<string>()],
            AllExhausted = read.CapacityFallback?.AllExhausted,
            AdditionalProperties = NamedValues.Of(read.AdditionalData),
        };

        string? Name(string? text) => OutsideText.Line(text is null ? null : redact(text), OutsideText.LongestName);
    }
}
