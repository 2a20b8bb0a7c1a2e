using System.Globalization;
using System.Text.Json;

namespace Runway.Catalogue;

/// <summary>
/// The models of the service: their parameters and prices in each operation. The build derives the data from the API document
/// and embeds it; no request is sent. Immutable and thread-safe.
/// </summary>
internal sealed class ModelCatalogue
{
    private static readonly Lazy<ModelCatalogue> Embedded = new(Load);

    private readonly Dictionary<string, CatalogueOperation> _operations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CatalogueOperation> _requests = new(StringComparer.Ordinal);
    private readonly List<MediaLimits> _media = [];
    private readonly string _factsDate;

    private ModelCatalogue(JsonElement root)
    {
        _factsDate = root.GetProperty("factsDate").GetString()!;
        PricesDate = root.GetProperty("pricesDate").GetString()!;
        foreach (var kind in root.GetProperty("media").EnumerateObject())
        {
            _media.Add(CatalogueReader.Limits(kind));
        }

        Paths = root.GetProperty("paths").EnumerateObject().ToDictionary(
            path => path.Name, IReadOnlyList<string> (path) => [.. path.Value.EnumerateArray().Select(method => method.GetString()!)], StringComparer.Ordinal);
        foreach (var operation in root.GetProperty("operations").EnumerateObject())
        {
            _operations.Add(operation.Name, CatalogueOperation.WithModels(operation.Name, operation.Value));
        }

        foreach (var request in root.GetProperty("requests").EnumerateObject())
        {
            _requests.Add(request.Name, CatalogueOperation.WithoutModels(request.Name, request.Value));
        }
    }

    /// <summary>The catalogue of this build. Each operation is loaded on first use.</summary>
    public static ModelCatalogue Current => Embedded.Value;

    /// <summary>The date of the model data.</summary>
    public DateOnly FactsDate => DateOnly.ParseExact(_factsDate, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The date of the prices, as in <c>2026-10-08</c>.</summary>
    public string PricesDate { get; }

    /// <summary>All paths of the API, as <c>/v1/tasks/{id}</c>, with their methods, as <c>GET</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Paths { get; }

    /// <summary>The operations that create tasks with a model of the request, as in their paths, such as <c>text_to_image</c>.</summary>
    public IReadOnlyList<string> Operations => [.. _operations.Keys];

    /// <summary>
    /// The requests that name no model, by their paths, such as <c>recipes/product_ad</c>, <c>generate/video</c> and
    /// <c>routers/{id}</c>. Each has one rule, whose name is that of the recipe, or router or workflow.
    /// </summary>
    public IReadOnlyDictionary<string, RunwayModel> Requests => _requests.ToDictionary(request => request.Key, request => request.Value.Models[0], StringComparer.Ordinal);

    /// <summary>The recipes, in the document's order; their names take the place of models.</summary>
    public IEnumerable<RunwayModel> Recipes => _requests.Where(request => request.Key.StartsWith("recipes/", StringComparison.Ordinal)).Select(request => request.Value.Models[0]);

    /// <summary>All models of all operations, with retired and unverified ones, in the document's order.</summary>
    public IReadOnlyList<RunwayModel> Models => [.. _operations.Values.SelectMany(o => o.Models)];

    /// <summary>The size limits of files, by kind.</summary>
    public IReadOnlyList<MediaLimits> Media => _media;

    /// <summary>A model in an operation, or null.</summary>
    public RunwayModel? Find(string operation, string model) =>
        Of(operation)?.Find(model);

    /// <summary>The spelling of a model's name in the catalogue, found ignoring case; an unknown name is returned unchanged.</summary>
    public string SpellingOf(string operation, string model) => Find(operation, model) is not null
        ? model
        : Models.FirstOrDefault(m => m.Model.Equals(model, StringComparison.OrdinalIgnoreCase))?.Model ?? model;

    /// <summary>
    /// The models whose names are most similar to a misspelled one; empty where none is similar. Of several, those of the operation.
    /// Retired ones only where no other is similar.
    /// </summary>
    public IReadOnlyList<string> Nearest(string model, string? operation = null)
    {
        var near = NearNames.Of(model, Models.Where(m => m.Status == RunwayModelStatus.Live || (m.Status == RunwayModelStatus.Unverified && m.Operation == operation)).Select(m => m.Model));
        if (near.Count == 0)
        {
            return [.. NearNames.Of(model, Models.Where(m => m.Status == RunwayModelStatus.Retired).Select(m => m.Model)).Select(n => n + " (retired)")];
        }

        IReadOnlyList<string> own = [.. near.Where(n => Find(operation ?? string.Empty, n) is not null)];
        return own.Count > 0 ? own : near;
    }

    /// <summary>The models of an operation; empty for an unknown operation.</summary>
    public IReadOnlyList<RunwayModel> ModelsOf(string operation) => Of(operation)?.Models ?? [];

    /// <summary>The operations that have a model; empty for an unknown model.</summary>
    public IReadOnlyList<string> OperationsOf(string model) =>
        [.. _operations.Where(o => o.Value.Has(model)).Select(o => o.Key)];

    /// <summary>Checks a request before it is sent. It takes microseconds and allocates little.</summary>
    /// <param name="operation">The operation, such as <c>text_to_image</c>.</param>
    /// <param name="model">The model of the request.</param>
    /// <param name="body">The body as it would be sent; its <c>model</c> member is ignored.</param>
    /// <returns>Problems for which the service refuses it, and warnings. An unknown model only gives a warning.</returns>
    /// <exception cref="ArgumentException">The body is not a JSON object.</exception>
    public ModelCheck Check(string operation, string model, JsonElement body) => CheckDraft(operation, model, body, null);

    /// <summary>Checks a body with the paths of local files.</summary>
    internal ModelCheck CheckDraft(string operation, string model, JsonElement body, IReadOnlySet<string>? localFiles)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException("A request body is a JSON object.", nameof(body));
        }

        return Find(operation, model) switch
        {
            null or { Status: RunwayModelStatus.Retired } => CheckModel(operation, model),
            { Status: RunwayModelStatus.Unverified } unverified => WithWarning(unverified, new BodyCheck(unverified, Of(operation)!, localFiles).Run(body)),
            var live => new BodyCheck(live, Of(operation)!, localFiles).Run(body),
        };
    }

    /// <summary>Checks only whether the operation has the model.</summary>
    public ModelCheck CheckModel(string operation, string model) => Find(operation, model) switch
    {
        null => OfUnknown(operation, model),
        { Status: RunwayModelStatus.Retired } retired => new([Retired(retired)], []),
        _ => ModelCheck.Valid,
    };

    /// <summary>
    /// Finds the ratio in pixels for an aspect ratio, such as <c>16:9</c>: the only one of the model, the cheapest of several, or the
    /// smallest of several where their prices are equal or not known.
    /// </summary>
    /// <returns>Null where the model is not known, has no ratio, or none with this aspect ratio: then the text is sent unchanged after <see cref="Check"/>.</returns>
    public RatioChoice? ChooseRatio(string operation, string model, string ratio) =>
        Find(operation, model) is { } known && known.Member("ratio") is { } member ? Shapes.Choose(known, member, ratio) : null;

    private CatalogueOperation? Of(string operation) => _operations.GetValueOrDefault(operation) ?? _requests.GetValueOrDefault(operation);

    private ModelCheck OfUnknown(string operation, string model)
    {
        var others = OperationsOf(model);
        if (others.Count == 0 && Nearest(model, operation) is { Count: > 0 } near)
        {
            return new(
                [new(
                    RunwayErrors.ModelMisspelled, "model",
                    $"There is no model '{model}' in the catalogue of {_factsDate}. Did you mean {string.Join(" or ", near)}?",
                    $"Allowed: {Live(operation)}.")
                    {
                        MayBeTakenBy = operation,
                    }],
                []);
        }

        if (others.Count == 0 || !_operations.ContainsKey(operation))
        {
            return new([], [$"The catalogue of {_factsDate} does not know the model '{model}' of {operation}; the request is sent unchecked. Known: {Live(operation)}."]);
        }

        return new(
            [new(
                RunwayErrors.ModelOfAnotherOperation, "model",
                $"{model} is not a model of {operation} but of {string.Join(", ", others)}.", $"Allowed: {Live(operation)}.")],
            []);
    }

    private ModelProblem Retired(RunwayModel model) =>
        new(RunwayErrors.ModelRetired, "model", $"{model.Model} is retired. {model.Note}", $"Allowed: {Live(model.Operation)}.");

    // An operation without a live model may have unverified ones.
    private string Live(string operation) => string.Join(
        ", ",
        ModelsOf(operation).Where(m => m.Status == RunwayModelStatus.Live).Select(m => m.Model)
            .DefaultIfEmpty(string.Join(", ", ModelsOf(operation).Where(m => m.Status == RunwayModelStatus.Unverified).Select(m => m.Model + " (unverified)").DefaultIfEmpty("none"))));

    private static ModelCheck WithWarning(RunwayModel unverified, ModelCheck check) => check with
    {
        Warnings = [$"{unverified.Model} of {unverified.Operation} is unverified: the service may not have it. {unverified.Note}", .. check.Warnings],
    };

    private static ModelCatalogue Load()
    {
        using var stream = typeof(ModelCatalogue).Assembly.GetManifestResourceStream("catalogue.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new(JsonDocument.Parse(bytes).RootElement);
    }
}
