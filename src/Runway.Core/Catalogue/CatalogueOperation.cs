using System.Text.Json;

namespace Runway.Catalogue;

/// <summary>
/// The models of one operation, or the only one of a request that names none. Read on first use, since a session seldom uses
/// more than two operations.
/// </summary>
internal sealed class CatalogueOperation
{
    private readonly JsonElement _models;
    private readonly Lazy<Dictionary<string, RunwayModel>> _read;

    private CatalogueOperation(JsonElement models, Func<Dictionary<string, RunwayModel>> read, IReadOnlySet<string> members, bool namesModel)
    {
        (_models, _read, Members, NamesModel) = (models, new(read), members, namesModel);
    }

    /// <summary>The members of all models.</summary>
    public IReadOnlySet<string> Members { get; }

    /// <summary>Whether its requests have a member that names the model.</summary>
    public bool NamesModel { get; }

    public IReadOnlyList<RunwayModel> Models => [.. _read.Value.Values];

    /// <summary>An operation whose requests name a model.</summary>
    public static CatalogueOperation WithModels(string name, JsonElement entry)
    {
        var models = entry.GetProperty("models");
        return new(models, () => Read(name, models), new HashSet<string>(CatalogueJson.Strings(entry, "members"), StringComparer.Ordinal), namesModel: true);
    }

    /// <summary>An operation whose requests name none, such as a recipe.</summary>
    public static CatalogueOperation WithoutModels(string name, JsonElement entry)
    {
        var model = CatalogueJson.Text(entry, "model")!;
        var members = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in entry.GetProperty("members").EnumerateObject())
        {
            members.Add(member.Name);
        }

        return new(default, () => new(StringComparer.Ordinal) { [model] = CatalogueReader.Model(name, model, entry) }, members, namesModel: false);
    }

    public bool Has(string model) => _models.TryGetProperty(model, out _);

    public RunwayModel? Find(string model) => _read.Value.GetValueOrDefault(model);

    private static Dictionary<string, RunwayModel> Read(string operation, JsonElement all)
    {
        var models = new Dictionary<string, RunwayModel>(StringComparer.Ordinal);
        foreach (var model in all.EnumerateObject())
        {
            models.Add(model.Name, CatalogueReader.Model(operation, model.Name, model.Value));
        }

        return models;
    }
}
