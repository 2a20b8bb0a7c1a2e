using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Lets only what can be a medium bind by value: paths, files, addresses, uploads and tasks. The row of a CSV file is
/// declined, so that its columns bind by name, as they should.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MediaTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether text binds too; not where text from the pipeline is a prompt.</summary>
    public bool TakesText { get; init; } = true;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => StoredValue.Unwrap(inputData) switch
    {
        PSObject or ValueType => throw NotHere(),
        string when !TakesText => throw NotHere(),
        _ => inputData,
    };

    // The engine takes a failed cast for "does not bind here" and goes on; any other failure ends the record.
    private static ArgumentTransformationMetadataException NotHere() =>
        new("The object is not a medium.", new PSInvalidCastException("The object is not a medium."));
}
