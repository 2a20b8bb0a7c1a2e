using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Lets only what can be a medium bind by value: paths, files, addresses, uploads and tasks. The row of a CSV file is
/// declined, so that its columns bind by name, as they should.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MediaTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is PSObject { BaseObject: PSCustomObject } or ValueType)
        {
            // The engine takes a failed cast for "does not bind here" and goes on; any other failure ends the record.
            throw new ArgumentTransformationMetadataException("The object is not a medium.", new PSInvalidCastException("The object is not a medium."));
        }

        return inputData;
    }
}
