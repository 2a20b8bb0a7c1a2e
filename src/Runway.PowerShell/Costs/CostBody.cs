using System.Text.Json;
using System.Text.Json.Nodes;
using Runway.Catalogue;
using Runway.Operations;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell.Costs;

/// <summary>The members of a request body that its price depends on, with the defaults of the commands.</summary>
internal sealed class CostBody(string operation, string model)
{
    private static readonly NumberRange Seconds = new(0, int.MaxValue, false);

    private readonly JsonObject _body = new() { ["model"] = model };

    /// <summary>The estimated cost of the request.</summary>
    /// <param name="inputSeconds">The duration of the input media.</param>
    public CostEstimate Estimate(string? inputSeconds)
    {
        using var body = JsonDocument.Parse(_body.ToJsonString());
        return CostEstimate.For(operation, model, body.RootElement, (double?)Number(inputSeconds, "InputSeconds", Seconds));
    }

    public void Text(string name, string? value)
    {
        if (Given(value) is { } given)
        {
            _body[name] = given;
        }
    }

    /// <summary>The ratio, or the size for an aspect ratio.</summary>
    /// <returns>A note for the user, or null.</returns>
    public string? Ratio(string? value)
    {
        if (Given(value) is not { } ratio)
        {
            Text("ratio", RequestDefaults.RatioOf(operation, model));
            return null;
        }

        var choice = ModelCatalogue.Current.ChooseRatio(operation, model, ratio);
        Text("ratio", choice?.Ratio ?? ratio);
        return choice is { Ratio: { } size, Note: var note } && size != ratio ? note ?? $"'{ratio}' is {size}." : null;
    }

    public void Duration(string? value)
    {
        if (Given(value) is { } duration)
        {
            _body["duration"] = duration == "auto" ? JsonValue.Create("auto") : JsonValue.Create(Number(duration, "Duration", Seconds));
        }
        else if (RequestDefaults.DurationOf(operation, model)?.Seconds is { } standard)
        {
            _body["duration"] = standard;
        }
    }

    public void OutputCount(string? value)
    {
        if (Number(value, "OutputCount", new NumberRange(1, int.MaxValue, true)) is { } count)
        {
            _body["outputCount"] = count;
        }
    }

    /// <summary>Whether the model generates sound; ignored where -Audio is the medium of the operation.</summary>
    public void Audio(string? value)
    {
        if (Given(value) is { } audio && !CostOperation.TakesMedia(operation, "audio") && !CostOperation.TakesMedia(operation, "audioUri"))
        {
            _body["audio"] = FlagAttribute.Read(audio) ?? throw new RunwayException(RunwayErrors.InvalidNumber, $"'{audio}' is neither true nor false for -Audio.", FlagAttribute.Allowed);
        }
    }

    /// <summary>Reference media; the price depends only on their number.</summary>
    public void References(string name, Func<int> read)
    {
        if (CostOperation.TakesMedia(operation, name) && read() is > 0 and var count)
        {
            _body[name] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => new JsonObject())]);
        }
    }

    private static decimal? Number(string? text, string parameter, NumberRange range) => Given(text) is not { } given ? null
        : range.Read(given) ?? throw new RunwayException(RunwayErrors.InvalidNumber, $"'{given}' is not {range} for -{parameter}.");
}
