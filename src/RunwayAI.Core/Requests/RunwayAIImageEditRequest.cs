using RunwayAI.Generated;
using RunwayAI.Generated.Models;

namespace Runway;

/// <summary>
/// An edit of an image: <c>POST /v1/edit-image</c>. Without an explicit edit, a filter adds the filter, and a width or height
/// resizes.
/// </summary>
internal sealed record RunwayAIImageEditRequest : RunwayAIRequest
{
    /// <summary>The edit that changes colours; it has no further parameters.</summary>
    public const string ColorAdjust = "color-adjust";

    /// <summary>The edit that adds a filter.</summary>
    public const string AddFilter = "add-filter";

    /// <summary>The edit that changes the size.</summary>
    public const string Resize = "resize";

    /// <summary>The edits that the documentation names.</summary>
    public static readonly IReadOnlyList<string> KnownEdits = [ColorAdjust, AddFilter, Resize];

    /// <summary>The filters that the documentation names.</summary>
    public static readonly IReadOnlyList<string> KnownFilters = ["sepia", "black-and-white"];

    private readonly string? _editType;

    /// <inheritdoc/>
    public override string Operation => "edit-image";

    /// <inheritdoc/>
    public override MediaKind Result => MediaKind.Image;

    /// <summary>The edit; null to derive it from the other values.</summary>
    public string? EditType
    {
        get => _editType;
        init => _editType = RunwayAIParts.Spell(value, KnownEdits);
    }

    /// <summary>The name of the filter; any text, since the documented ones are examples.</summary>
    public string? Filter { get; init; }

    /// <summary>The new width in pixels, at least 1.</summary>
    public int? Width { get; init; }

    /// <summary>The new height in pixels, at least 1.</summary>
    public int? Height { get; init; }

    private bool HasSize => Width is not null || Height is not null;

    private string? Effective => EditType ?? (HasSize ? Resize : Filter is not null ? AddFilter : null);

    private protected override void Check()
    {
        RunwayAIParts.RequireUrl(Source, MediaKind.Image, "image");
        RunwayAIParts.RequireAtLeast(Width, 1, "width");
        RunwayAIParts.RequireAtLeast(Height, 1, "height");
        switch (Effective)
        {
            case null:
                throw new RunwayException(RunwayAIErrors.EditIncomplete, "Nothing says what is to be done to the image.") { Case = RunwayAICases.NoEdit };
            case AddFilter:
                RunwayAIParts.RequireForEdit(!string.IsNullOrWhiteSpace(Filter), AddFilter, "a filter", RunwayAICases.NoFilter);
                break;
            case Resize:
                RunwayAIParts.RequireForEdit(HasSize, Resize, "a width or a height", RunwayAICases.NoSize);
                break;
        }

        if (KnownEdits.Contains(Effective))
        {
            RunwayAIParts.RefuseForEdit(Filter is not null && Effective != AddFilter, Effective, "A filter");
            RunwayAIParts.RefuseForEdit(HasSize && Effective != Resize, Effective, "A width or a height");
        }
    }

    internal override RunwayAIBody ToWire() => RunwayAIBody.Of(
        new EditImageRequest
        {
            ImageUrl = Source!.Url,
            EditType = Effective!,
            Filter = Filter,
            ResizeWidth = Width,
            ResizeHeight = Height,
            AdditionalData = Extra,
        },
        static (client, body, token) => client.EditImageAsync(body, token),
        static answer => answer.EditedImageUrl);
}
