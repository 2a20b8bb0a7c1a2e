using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Makes a list of what is given by position, so that it needs no conversion: the engine offers a value to another parameter of
/// the same position before it converts it for this one.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ListTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => StoredValue.Unwrap(inputData) switch
    {
        null => inputData,
        IEnumerable list and not (string or IDictionary or PSObject) => list.Cast<object?>().Select(PSObject.AsPSObject).ToArray(),
        _ => new[] { PSObject.AsPSObject(inputData) },
    };
}
