using System.Text.Json;

namespace Runway.Catalogue;

/// <summary>The models of one operation, read on first use, since a session seldom uses more than two operations.</summary>
internal sealed class CatalogueOperation
{
    private readonly JsonElement _models;
    private readonly Lazy<Dictionary<string, RunwayModel>> _read;

    public CatalogueOperation(string name, JsonElement entry)
    {
        _models = entry.GetProperty("models");
        _read = new(() => Read(name));
        Members = new HashSet<string>(CatalogueJson.Strings(entry, "members"), StringComparer.Ordinal);
    }

    /// <summary>The members of all models.</summary>
    public IReadOnlySet<string> Members { get; }

    public IReadOnlyList<RunwayModel> Models => [.. _read.Value.Values];

    public bool Has(string model) => _models.TryGetProperty(model, out _);

    public RunwayModel? Find(string model) => _read.Value.GetValueOrDefault(model);

    private Dictionary<string, RunwayModel> Read(string operation)
    {
        var models = new Dictionary<string, RunwayModel>(StringComparer.Ordinal);
        foreach (var model in _models.EnumerateObject())
        {
            models.Add(model.Name, CatalogueReader.Model(operation, model));
        }

        return models;
    }
}
