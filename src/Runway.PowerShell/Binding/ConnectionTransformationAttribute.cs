using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>Refuses a deserialized connection of another process, which has no key, and says what to do instead.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConnectionTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is PSObject copy && copy.TypeNames.Contains("Deserialized.Runway.RunwayConnection")
            ? throw new ArgumentTransformationMetadataException(
                "A connection cannot be used in another process, because its key is not passed on. Inside Start-Job and on "
                + "another machine, run Connect-Runway there (-Profile or -SecretName need no key), or set RUNWAYML_API_SECRET.")
            : inputData;
}
