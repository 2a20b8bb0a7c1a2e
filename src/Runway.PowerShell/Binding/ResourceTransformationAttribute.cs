using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Values;
using Runway.Resources;

namespace Runway.PowerShell;

/// <summary>
/// Accepts the name or the id of a resource, or the resource itself, also from Export-Clixml or ConvertFrom-Json. PowerShell
/// converts any object to text, and a task or a file would be taken for a name.
/// </summary>
/// <param name="type">The name of the type of the resource.</param>
/// <param name="property">The property of the resource that names it.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ResourceTransformationAttribute(string type, string property) : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter is a list.</summary>
    public bool IsList { get; set; }

    /// <summary>Whether a text may be a name, and not only an id.</summary>
    public bool TakesNames { get; set; } = true;

    /// <summary>The name of another type with the same ids.</summary>
    public string? OtherType { get; set; }

    /// <summary>Whether an object without the property may be a row, in which a column has the name of the parameter.</summary>
    public bool MayBeRow { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        StoredValue.Unwrap(inputData) is not IEnumerable list || list is string or IDictionary or PSObject ? ToName(inputData)
        : IsList ? list.Cast<object?>().Select(ToName).ToArray()
        : throw BindingError.Of($"One {Noun} is expected here, but the value is a list. Run the command once for each {Noun}.");

    private string Expected => (TakesNames ? "A name, an id" : "An id") + (OtherType is { } other ? $", a {type} or a {other}" : $" or a {type}") + " is expected here.";

    private string Noun => type.Replace("Runway", string.Empty, StringComparison.Ordinal).ToLowerInvariant();

    private string? ToName(object? item) => StoredValue.Unwrap(item) switch
    {
        null => null,
        string or Guid => StoredValue.ToText(item)?.Trim(),
        var value when (value.GetType().Name == type || value.GetType().Name == OtherType || PropertyBag.OfUntyped(item) is not null) && StoredValue.ToText(PropertyBag.Of(item!)[property]) is { } name => IsPreset(item!) ? PresetName.With(name) : name,

        // After a PSInvalidCastException the engine tries the property names; any other exception is an error of the record.
        var row when MayBeRow && PropertyBag.OfUntyped(row) is not null => throw new ArgumentTransformationMetadataException(Expected, new PSInvalidCastException(Expected)),
        _ => throw BindingError.Of(Expected),
    };

    // The name of a preset may also be that of a voice or an avatar of the organization, which is not meant.
    private static bool IsPreset(object item) => StoredValue.ToText(PropertyBag.Of(item)["Kind"]) == "preset";
}
