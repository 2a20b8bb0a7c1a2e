using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Converts a positional value to a list, because the engine tries the other parameter of the same position before it converts the
/// value for this one.
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
