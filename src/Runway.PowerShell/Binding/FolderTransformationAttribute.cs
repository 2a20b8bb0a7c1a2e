using System.Collections;
using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Refuses tasks where a folder is expected. PowerShell would make text of them, and what they made would end up in a
/// folder that is named after an id.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FolderTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = StoredValue.Unwrap(inputData);
        var first = value is IEnumerable list and not string ? list.Cast<object?>().FirstOrDefault() : value;
        return StoredValue.Unwrap(first) is RunwayTask
            ? throw new ArgumentTransformationMetadataException("A task was given where the folder is expected. Pipe tasks in, or name them with -Task.")
            : inputData;
    }
}
