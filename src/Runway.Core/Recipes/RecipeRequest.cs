using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Runway.Catalogue;
using Runway.Media;
using Runway.Operations;

namespace Runway.Recipes;

/// <summary>
/// The request of a recipe: a fixed way to pictures or a video, by the path <c>/v1/recipes/&lt;name&gt;</c>. A recipe has versions
/// and no model; its name takes the place of the model in the journal, in prices and in the usage report.
/// </summary>
internal abstract record RecipeRequest : GenerationRequest
{
    // Changes without notice, so it is sent only on request.
    private const string UnsafeLatest = "unsafe-latest";

    [SetsRequiredMembers]
    private protected RecipeRequest(string recipe) => Model = recipe;

    /// <inheritdoc/>
    public override string Operation => "recipes/" + Model;

    /// <inheritdoc/>
    public override string Summary => $"recipe {Model} of {EffectiveVersion}";

    /// <summary>The version; null for the newest dated one of the catalogue.</summary>
    public string? Version { get; init; }

    /// <summary>The version that is sent.</summary>
    private protected string EffectiveVersion => Version ?? NewestVersion(Operation, Model);

    /// <summary>The newest dated version of a recipe.</summary>
    internal static string NewestVersion(string operation, string recipe) =>
        ModelCatalogue.Current.Find(operation, recipe)!.Member("version")!.KnownValues.Where(version => version != UnsafeLatest).Max(StringComparer.Ordinal)!;

    // Another dated version may be newer than this catalogue, and is sent with a warning.
    private protected override void Check()
    {
        if (Version is not (null or UnsafeLatest) && !DateOnly.TryParseExact(Version, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            throw new RunwayException(
                RunwayErrors.ValueNotAllowed,
                $"'{Version}' is not a version of the recipe {Model}.",
                $"A version is a year and a month, as in {NewestVersion(Operation, Model)}, or {UnsafeLatest}.");
        }
    }

    /// <summary>The address of a picture for the body.</summary>
    private protected static Generated.Models.ImageAddress? Picture(MediaSource? source) =>
        source is null ? null : new Generated.Models.ImageAddress { Uri = source.Text };

    /// <summary>The addresses of pictures for the body; null where there are none.</summary>
    private protected static List<Generated.Models.ImageAddress>? Pictures(IReadOnlyList<MediaSource> sources) =>
        RequestParts.List(sources, uri => new Generated.Models.ImageAddress { Uri = uri });
}
