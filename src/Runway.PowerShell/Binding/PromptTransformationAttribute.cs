using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Lets only text bind as a prompt. PowerShell can make text of anything, and would send the path of a piped file, or
/// the whole row of a CSV file that has no such column, as a prompt that is paid for.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PromptTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => StoredValue.Unwrap(inputData) switch
    {
        null or string or ValueType => inputData,

        // The engine takes a failed cast for "does not bind here" and goes on; any other failure ends the record.
        _ => throw new ArgumentTransformationMetadataException("A prompt is text.", new PSInvalidCastException("A prompt is text.")),
    };
}
