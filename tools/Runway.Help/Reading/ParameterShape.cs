using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace Runway.Help.Reading;

/// <summary>A parameter of a built cmdlet.</summary>
/// <param name="Name">The name, without the dash.</param>
/// <param name="DocId">The id of its property in the XML documentation; null for parameters that PowerShell adds.</param>
/// <param name="Type">The type, without Nullable.</param>
/// <param name="Aliases">Further names.</param>
/// <param name="Default">The default value, or null.</param>
/// <param name="Wildcards">Whether it accepts wildcards.</param>
/// <param name="Uses">How it is bound, for each of its parameter sets.</param>
internal sealed record ParameterShape(
    string Name,
    string? DocId,
    Type Type,
    IReadOnlyList<string> Aliases,
    string? Default,
    bool Wildcards,
    IReadOnlyList<ParameterUse> Uses)
{
    public bool IsSwitch => Type == typeof(SwitchParameter);

    /// <summary>The parameter of a property, or null.</summary>
    public static ParameterShape? Of(PropertyInfo property, object instance)
    {
        // From metadata, since the setters of the attributes in the reference assembly do not store values.
        var attributes = property.GetCustomAttributesData();
        var uses = attributes.Where(a => a.AttributeType == typeof(ParameterAttribute)).Select(Use).ToList();
        return uses.Count == 0 ? null : new ParameterShape(
            property.Name,
            $"P:{property.DeclaringType!.FullName}.{property.Name}",
            Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType,
            [.. attributes.Where(a => a.AttributeType == typeof(AliasAttribute)).SelectMany(a => a.List<string>())],
            Show(property.GetValue(instance)),
            attributes.Any(a => a.AttributeType == typeof(SupportsWildcardsAttribute)),
            uses);
    }

    /// <summary>A switch that PowerShell adds for SupportsShouldProcess.</summary>
    public static ParameterShape AddedSwitch(string name, string alias) =>
        new(name, null, typeof(SwitchParameter), [alias], "False", false, [new ParameterUse(null, false, null, false, false)]);

    private static ParameterUse Use(CustomAttributeData attribute) => new(
        attribute.Named<string>(nameof(ParameterAttribute.ParameterSetName)),
        attribute.Named<bool>(nameof(ParameterAttribute.Mandatory)),
        attribute.Named<int?>(nameof(ParameterAttribute.Position)),
        attribute.Named<bool>(nameof(ParameterAttribute.ValueFromPipeline)),
        attribute.Named<bool>(nameof(ParameterAttribute.ValueFromPipelineByPropertyName)));

    private static string? Show(object? value) => value switch
    {
        null or "" or ICollection { Count: 0 } => null,
        SwitchParameter => "False",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
