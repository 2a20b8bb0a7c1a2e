using System.Collections;
using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Refuses what is to be saved where a folder is expected. PowerShell would make text of it, and files would end up in a
/// folder that is named after an id.
/// </summary>
/// <param name="input">The parameter for what is to be saved.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FolderTransformationAttribute(string input) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = StoredValue.Unwrap(inputData);
        var first = StoredValue.Unwrap(value is IEnumerable list and not string ? list.Cast<object?>().FirstOrDefault() : value);
        return first is RunwayTask or RunwayAIMedia || (first?.ToString() is { } text && text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && MediaSource.IsAddress(text))
            ? throw new ArgumentTransformationMetadataException($"What is to be saved was given where the folder is expected. Pipe it in, or name it with -{input}.")
            : inputData;
    }
}
