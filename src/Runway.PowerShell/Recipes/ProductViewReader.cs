using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using Runway.Recipes;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell.Recipes;

/// <summary>Reads -NewProductImage: media, alone, as <c>@{ front = picture }</c>, or objects with Image and View.</summary>
internal sealed class ProductViewReader(PSCmdlet cmdlet)
{
    private static readonly string[] Members = ["Image", "Uri", "View"];

    private readonly MediaReader _media = new(cmdlet);

    /// <exception cref="RunwayException">A value is not valid, or a wildcard matches no file.</exception>
    public IReadOnlyList<ProductView> Read(object?[]? values) => values is null ? [] : [.. values.Where(value => Given(value) is not null).SelectMany(Read)];

    private IEnumerable<ProductView> Read(object? value)
    {
        if (PropertyBag.OfUntyped(value) is not { } bag)
        {
            return Of(value, null);
        }

        if ((bag["Image"] ?? bag["Uri"]) is { } image)
        {
            return bag.FirstBut(Members) is { } unknown
                ? throw new RunwayException(RunwayErrors.InvalidMedia, $"A picture of the new product has no property '{unknown}'.", $"The properties are {string.Join(", ", Members)}.")
                : Of(image, bag["View"]);
        }

        return StoredValue.Unwrap(value) is IDictionary ? bag.Members.SelectMany(m => Of(m.Value, m.Name)) : Of(value, null);
    }

    private IEnumerable<ProductView> Of(object? value, object? view)
    {
        var media = _media.Read([value]);
        return media.Count > 0
            ? media.Select(source => new ProductView(source, Given(StoredValue.ToText(view))?.ToLowerInvariant()))
            : throw new RunwayException(RunwayErrors.InvalidMedia, "A picture of the new product is empty.", "Pass a path, a file, an https URL, a runway:// URI or a data URI for each.");
    }
}
