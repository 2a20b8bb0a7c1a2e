using System.Text.Json;

namespace Runway.Emulator.RunwayAI;

/// <summary>The checked parameters of one request.</summary>
internal sealed record Arguments(IReadOnlyDictionary<string, JsonElement> All)
{
    public bool Has(string name) => All.ContainsKey(name);

    public string Text(string name) => All[name].GetString()!;

    public int? Whole(string name) => All.TryGetValue(name, out var value) ? value.GetInt32() : null;

    public double Number(string name) => All[name].GetDouble();
}
