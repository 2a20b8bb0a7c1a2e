using System.Globalization;
using System.Text.Json;
using Runway.Catalogue;

namespace Runway;

/// <summary>
/// What is known about the models of the service: what each takes in each operation and what it costs. The data is
/// derived from the API document by the build and embedded; nothing is asked of the service. Safe for use from many
/// threads: it never changes.
/// </summary>
public sealed class ModelCatalogue
{
    private static readonly Lazy<ModelCatalogue> Embedded = new(Load);

    private readonly Dictionary<string, CatalogueOperation> _operations = new(StringComparer.Ordinal);
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
            _operations.Add(operation.Name, new CatalogueOperation(operation.Name, operation.Value));
        }
    }

    /// <summary>The catalogue of this build; loaded on first use, an operation at a time.</summary>
    public static ModelCatalogue Current => Embedded.Value;

    /// <summary>The day as of which the facts hold.</summary>
    public DateOnly FactsDate => DateOnly.ParseExact(_factsDate, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day as of which the prices hold, as in <c>2026-10-08</c>.</summary>
    public string PricesDate { get; }

    /// <summary>Every path of the API, as <c>/v1/tasks/{id}</c>, with the methods that it takes, as <c>GET</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Paths { get; }

    /// <summary>The operations that create tasks, as in their paths: <c>text_to_image</c> and so on.</summary>
    public IReadOnlyList<string> Operations => [.. _operations.Keys];

    /// <summary>Every model in every operation, retired and unverified ones included, in the document's order.</summary>
    public IReadOnlyList<RunwayModel> Models => [.. _operations.Values.SelectMany(o => o.Models)];

    /// <summary>How large files may be, by kind.</summary>
    public IReadOnlyList<MediaLimits> Media => _media;

    /// <summary>What a model takes in an operation; null where the catalogue has no such pair.</summary>
    public RunwayModel? Find(string operation, string model) =>
        _operations.GetValueOrDefault(operation)?.Find(model);

    /// <summary>A model's name as the service writes it, whatever its case; one that the catalogue does not know, as it is.</summary>
    public string SpellingOf(string operation, string model) => Find(operation, model) is not null
        ? model
        : Models.FirstOrDefault(m => m.Model.Equals(model, StringComparison.OrdinalIgnoreCase))?.Model ?? model;

    /// <summary>The live models whose names lie nearest to a misspelled one; none where all are further.</summary>
    public IReadOnlyList<string> Nearest(string model) =>
        NearNames.Of(model, Models.Where(m => m.Status == RunwayModelStatus.Live).Select(m => m.Model));

    /// <summary>The models of an operation; none where the catalogue has no such operation.</summary>
    public IReadOnlyList<RunwayModel> ModelsOf(string operation) =>
        _operations.TryGetValue(operation, out var found) ? found.Models : [];

    /// <summary>The operations that have a model; none where the catalogue does not know it.</summary>
    public IReadOnlyList<string> OperationsOf(string model) =>
        [.. _operations.Where(o => o.Value.Has(model)).Select(o => o.Key)];

    /// <summary>Checks a request before it is sent. It is pure arithmetic: microseconds, no allocation to speak of.</summary>
    /// <param name="operation">The operation, such as <c>text_to_image</c>.</param>
    /// <param name="model">The model that the request names.</param>
    /// <param name="body">The request as it would be sent; its <c>model</c> member is not looked at.</param>
    /// <returns>Problems, for which the service is known to refuse it, and warnings. A model that is not known has a warning only.</returns>
    /// <exception cref="ArgumentException">The body is no JSON object.</exception>
    public ModelCheck Check(string operation, string model, JsonElement body) => CheckDraft(operation, model, body, null);

    /// <summary>The same for a body in which local files still show as their paths.</summary>
    internal ModelCheck CheckDraft(string operation, string model, JsonElement body, IReadOnlySet<string>? localFiles)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException("A request body is a JSON object.", nameof(body));
        }

        return Find(operation, model) switch
        {
            null or { Status: RunwayModelStatus.Retired } => CheckModel(operation, model),
            { Status: RunwayModelStatus.Unverified } claimed => WithWarning(claimed, new BodyCheck(claimed, _operations[operation].Members, localFiles).Run(body)),
            var live => new BodyCheck(live, _operations[operation].Members, localFiles).Run(body),
        };
    }

    /// <summary>Checks only whether there is such a model for the operation.</summary>
    public ModelCheck CheckModel(string operation, string model) => Find(operation, model) switch
    {
        null => OfUnknown(operation, model),
        { Status: RunwayModelStatus.Retired } retired => new([Retired(retired)], []),
        _ => ModelCheck.Sound,
    };

    /// <summary>
    /// Says which ratio a user means who writes a shape, such as <c>16:9</c>, for a model that takes pixels: the one of
    /// that shape, or the cheapest of several where prices tell them apart.
    /// </summary>
    /// <returns>Null where the model is not known, takes no ratio, or has none of that shape: send the text as it is, after <see cref="Check"/>.</returns>
    public RatioChoice? ChooseRatio(string operation, string model, string ratio) =>
        Find(operation, model) is { } known && known.Member("ratio") is { } member ? Shapes.Choose(known, member, ratio) : null;

    private ModelCheck OfUnknown(string operation, string model)
    {
        var elsewhere = OperationsOf(model);
        if (elsewhere.Count == 0 && Nearest(model) is { Count: > 0 } near)
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

        if (elsewhere.Count == 0 || !_operations.ContainsKey(operation))
        {
            return new([], [$"The catalogue of {_factsDate} does not know the model '{model}' of {operation}; the request is sent unchecked. Known: {Live(operation)}."]);
        }

        return new(
            [new(
                RunwayErrors.ModelOfAnotherOperation, "model",
                $"{model} is not a model of {operation} but of {string.Join(", ", elsewhere)}.", $"Allowed: {Live(operation)}.")],
            []);
    }

    private ModelProblem Retired(RunwayModel model) =>
        new(RunwayErrors.ModelRetired, "model", $"{model.Model} is no longer there. {model.Note}", $"Allowed: {Live(model.Operation)}.");

    private string Live(string operation) => string.Join(
        ", ", ModelsOf(operation).Where(m => m.Status == RunwayModelStatus.Live).Select(m => m.Model).DefaultIfEmpty("none"));

    private static ModelCheck WithWarning(RunwayModel claimed, ModelCheck check) => check with
    {
        Warnings = [$"{claimed.Model} of {claimed.Operation} is unverified: the service may not have it. {claimed.Note}", .. check.Warnings],
    };

    private static ModelCatalogue Load()
    {
        using var stream = typeof(ModelCatalogue).Assembly.GetManifestResourceStream("catalogue.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new(JsonDocument.Parse(bytes).RootElement);
    }
}
