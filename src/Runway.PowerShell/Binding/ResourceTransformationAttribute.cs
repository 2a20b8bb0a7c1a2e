using System.Management.Automation;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Accepts the name or the id of a resource, or the resource itself, also from Export-Clixml or ConvertFrom-Json. PowerShell
/// converts any object to text, and a task or a file would be taken for a name.
/// </summary>
/// <param name="type">The type of the resource; its text is what names it.</param>
/// <param name="property">The property of a stored resource that names it.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ResourceTransformationAttribute(Type type, string property) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => StoredValue.Unwrap(inputData) switch
    {
        null => null,
        string or Guid => StoredValue.ToText(inputData)?.Trim(),
        var value when type.IsInstanceOfType(value) => value.ToString(),
        _ when PropertyBag.OfUntyped(inputData) is { } bag && StoredValue.ToText(bag[property]) is { } name => name,
        _ => throw BindingError.Of($"A name, an id or a {type.Name} is expected here."),
    };
}
