using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Accepts only media by value: paths, files, addresses, uploads and tasks. The row of a CSV file is refused, so that its columns
/// bind by name.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MediaTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether text is accepted too; false where text from the pipeline is a prompt.</summary>
    public bool TakesText { get; init; } = true;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => StoredValue.Unwrap(inputData) switch
    {
        PSObject or ValueType => throw NotHere(),
        string when !TakesText => throw NotHere(),
        _ => inputData,
    };

    // After a PSInvalidCastException the engine tries the other parameters; any other exception is an error of the record.
    private static ArgumentTransformationMetadataException NotHere() =>
        new("The object is not a medium.", new PSInvalidCastException("The object is not a medium."));
}
