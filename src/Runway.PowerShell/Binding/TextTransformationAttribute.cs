using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Accepts only text, or a list of texts. PowerShell converts any object to text, and would send the path of a piped file, or a
/// whole row of a CSV file, as a prompt that is paid for.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => IsText(inputData) ? inputData
        // After a PSInvalidCastException the engine tries the other parameters; any other exception is an error of the record.
        : throw new ArgumentTransformationMetadataException("Text is expected here.", new PSInvalidCastException("Text is expected here."));

    private static bool IsText(object? value) => StoredValue.Unwrap(value) switch
    {
        null or string or ValueType => true,
        object?[] list => Array.TrueForAll(list, IsText),
        _ => false,
    };
}
