using System.Text.Json;
using System.Text.RegularExpressions;
using Runway.Catalogue;
using Runway.Generated;
using Runway.Generated.Models;

namespace Runway.Routing;

/// <summary>What is given for a router that is created or changed. Null: not given, and left as it is.</summary>
internal sealed partial record RouterDraft
{
    private const string OnlyThese = "allowlist_only";
    private const string AllBut = "allow_new_except";
    private static readonly JsonElement Null = JsonDocument.Parse("null").RootElement;

    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>Whether the description is removed.</summary>
    public bool ClearsDescription { get; init; }

    public string? OptimizeFor { get; init; }

    public IReadOnlyList<string>? AllowModels { get; init; }

    public IReadOnlyList<string>? DenyModels { get; init; }

    public int? MaxVideoCredits { get; init; }

    public int? MaxImageCredits { get; init; }

    public int? MaxAudioCredits { get; init; }

    public bool? FallbackOnCapacity { get; init; }

    /// <summary>Whether nothing is given.</summary>
    public bool IsEmpty => this == new RouterDraft();

    /// <summary>The body that creates a router.</summary>
    /// <exception cref="RunwayException">A value is not valid.</exception>
    public RouterCreateRequest ToCreate(string slug)
    {
        RequireSlug(slug);
        var body = new RouterCreateRequest { Slug = slug, Name = Name, Description = Description, Settings = Settings() };
        Check("routers", RequestBody.Of(body));
        return body;
    }

    /// <summary>The body that changes a router. The service keeps what is left out.</summary>
    /// <exception cref="RunwayException">A value is not valid, or there is none.</exception>
    public RouterUpdateRequest ToUpdate()
    {
        if (IsEmpty)
        {
            throw new RunwayException(RunwayErrors.InvalidRouter, "Nothing is given to change.", "Pass at least one of the settings, the name or the description.");
        }

        var body = new RouterUpdateRequest { Name = Name, Description = Description, Settings = Settings() };
        if (ClearsDescription)
        {
            body.AdditionalData["description"] = Null;
        }

        Check("routers/{id}", RequestBody.Of(body));
        return body;
    }

    /// <summary>Checks what would create a router.</summary>
    /// <exception cref="RunwayException">A value is not valid.</exception>
    public void RequireForCreate(string slug) => ToCreate(slug);

    /// <summary>Checks what would change a router.</summary>
    /// <exception cref="RunwayException">A value is not valid, or there is none.</exception>
    public void RequireForUpdate() => ToUpdate();

    /// <summary>The first given value that a router does not have, for the error; null where it has all of them.</summary>
    public string? FirstDifference(RunwayRouter router)
    {
        (string Name, bool IsSame)[] values =
        [
            ("name", Name is null || Name == router.Name),
            ("description", Description is null || Description == router.Description),
            ("optimizeFor", OptimizeFor is null || OptimizeFor == router.OptimizeFor),
            ("allowed models", AllowModels is null || AllowModels.ToHashSet().SetEquals(router.AllowModel ?? [])),
            ("denied models", DenyModels is null || DenyModels.ToHashSet().SetEquals(router.DenyModel ?? [])),
            ("ceiling for videos", MaxVideoCredits is null || MaxVideoCredits == router.MaxVideoCredit),
            ("ceiling for pictures", MaxImageCredits is null || MaxImageCredits == router.MaxImageCredit),
            ("ceiling for sounds", MaxAudioCredits is null || MaxAudioCredits == router.MaxAudioCredit),
            ("fallback", FallbackOnCapacity is null || FallbackOnCapacity == (router.FallbackOnCapacity ?? false)),
        ];
        return values.Where(v => !v.IsSame).Select(v => v.Name).FirstOrDefault();
    }

    /// <summary>Refuses a text that cannot be a slug.</summary>
    /// <exception cref="RunwayException">It is not a slug.</exception>
    public static void RequireSlug(string? slug)
    {
        if (slug is null || !SlugForm().IsMatch(slug))
        {
            throw new RunwayException(RunwayErrors.InvalidRouter, $"'{slug}' is not a slug of a router.");
        }
    }

    private RouterSettings? Settings()
    {
        if (AllowModels is not null && DenyModels is not null)
        {
            throw new RunwayException(RunwayErrors.InvalidRouter, "Models are both allowed and denied.", "Give the only models that are allowed, or the models that are denied.");
        }

        var known = ModelCatalogue.Current.Models.Where(m => m.Status != RunwayModelStatus.Retired).Select(m => m.Model).ToHashSet(StringComparer.Ordinal);
        foreach (var model in AllowModels ?? DenyModels ?? [])
        {
            RequireModel(model, known);
        }

        RequireCeiling(MaxVideoCredits, "video");
        RequireCeiling(MaxImageCredits, "picture");
        RequireCeiling(MaxAudioCredits, "sound");
        var ids = AllowModels ?? DenyModels;
        var settings = new RouterSettings
        {
            OptimizeFor = OptimizeFor,
            Models = ids is null ? null : new RouterSettings_models { Mode = AllowModels is null ? AllBut : OnlyThese, Ids = [.. ids] },
            MaxCreditsPerGeneration = (MaxVideoCredits ?? MaxImageCredits ?? MaxAudioCredits) is null ? null
                : new RouterSettings_maxCreditsPerGeneration { Video = MaxVideoCredits, Image = MaxImageCredits, Audio = MaxAudioCredits },
            Fallback = FallbackOnCapacity is null ? null : new RouterSettings_fallback { OnCapacity = FallbackOnCapacity },
        };
        return settings is { OptimizeFor: null, Models: null, MaxCreditsPerGeneration: null, Fallback: null } ? null : settings;
    }

    private static void RequireModel(string model, HashSet<string> known)
    {
        if (known.Contains(model))
        {
            return;
        }

        var near = ModelCatalogue.Current.Nearest(model);
        throw near.Count > 0
            ? new RunwayException(RunwayErrors.ModelMisspelled, $"There is no model '{model}' that a router can choose. Did you mean {string.Join(" or ", near)}?")
            : new RunwayException(RunwayErrors.ModelNotFound, $"There is no model '{model}' that a router can choose.");
    }

    private static void RequireCeiling(int? credits, string what)
    {
        if (credits <= 0)
        {
            throw new RunwayException(RunwayErrors.InvalidRouter, $"The ceiling for a {what} is {credits}.", "A ceiling is a whole number of credits from 1.");
        }
    }

    private static void Check(string operation, RequestBody body)
    {
        if (ModelCatalogue.Current.Check(operation, "router", body.Json).ToException() is { } error)
        {
            throw error;
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SlugForm();
}
