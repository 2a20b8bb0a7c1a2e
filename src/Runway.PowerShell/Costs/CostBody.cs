using System.Text.Json;
using System.Text.Json.Nodes;
using Runway.Catalogue;
using Runway.Operations;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell.Costs;

/// <summary>The body of a request as far as its price needs it: what is given, and what is sent where nothing is.</summary>
internal sealed class CostBody(string operation, string model)
{
    private static readonly NumberRange Seconds = new(0, int.MaxValue, false);

    private readonly JsonObject _body = new() { ["model"] = model };

    /// <summary>What the request would cost.</summary>
    /// <param name="inputSeconds">How long the media are that go in.</param>
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

    /// <summary>The ratio, or the size that a shape means.</summary>
    /// <returns>What is to be said about it.</returns>
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

    /// <summary>Whether the model makes sound; nothing where -Audio is the medium of the operation.</summary>
    public void Audio(string? value)
    {
        if (Given(value) is { } audio && !CostOperation.TakesMedia(operation, "audio") && !CostOperation.TakesMedia(operation, "audioUri"))
        {
            _body["audio"] = FlagAttribute.Read(audio) ?? throw new RunwayException(RunwayErrors.InvalidNumber, $"'{audio}' is neither true nor false for -Audio.", FlagAttribute.Allowed);
        }
    }

    /// <summary>Media to refer to: only how many there are has a price.</summary>
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
