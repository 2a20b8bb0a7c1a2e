using Runway.Catalogue;

namespace Runway;

/// <summary>The rules of one model in one operation, as of <see cref="ModelCatalogue.FactsDate"/>.</summary>
public sealed record RunwayModel
{
    /// <summary>The name in the API, such as <c>gen4_image</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The operation as in its path, such as <c>text_to_image</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>Whether the service offers it.</summary>
    public required RunwayModelStatus Status { get; init; }

    /// <summary>The date of this data; the service may have changed since.</summary>
    public DateOnly AsOf => ModelCatalogue.Current.FactsDate;

    /// <summary>For a model that is not live, since when, and the nearest live model; else null.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the service refuses members that the model does not accept. If not, or if that is not known, they are sent.</summary>
    public required bool IsStrict { get; init; }

    /// <summary>The required members of a request, besides <c>model</c>.</summary>
    public required IReadOnlyList<string> Required { get; init; }

    /// <summary>The allowed members of a request, besides <c>model</c>, in the document's order.</summary>
    public required IReadOnlyList<ModelMember> Members { get; init; }

    /// <summary>The price, such as "12 credits per second", as of <see cref="ModelCatalogue.PricesDate"/>; null where it is not published.</summary>
    public string? Price => PriceRule?.ToString();

    /// <summary>The name for messages; of a request without a model it is a kind of resource, such as "a router".</summary>
    internal string Subject => Model switch
    {
        "avatar" => "an avatar",
        "realtime_session" => "a session",
        "document" or "router" or "voice" or "voice_preview" or "workflow" => "a " + Model.Replace('_', ' '),
        _ => Model,
    };

    internal ModelPrice? PriceRule { get; init; }

    internal IReadOnlyList<ModelCondition> Conditions { get; init; } = [];

    /// <summary>The member with this name (case-sensitive), or null.</summary>
    public ModelMember? Member(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name == name)
            {
                return member;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => Model;
}
