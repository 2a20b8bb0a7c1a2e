using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Lets only text bind: one, or a list. PowerShell can make text of anything, and would send the path of a piped file, or the
/// whole row of a CSV file that has no such column, as a prompt that is paid for, or look for a model by the id of a task.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => IsText(inputData) ? inputData
        // The engine takes a failed cast for "does not bind here" and goes on; any other failure ends the record.
        : throw new ArgumentTransformationMetadataException("Text is expected here.", new PSInvalidCastException("Text is expected here."));

    private static bool IsText(object? value) => StoredValue.Unwrap(value) switch
    {
        null or string or ValueType => true,
        object?[] list => Array.TrueForAll(list, IsText),
        _ => false,
    };
}
