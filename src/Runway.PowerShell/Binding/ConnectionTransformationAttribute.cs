using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>Says what to do with a connection that came from another process, where only its looks arrive.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConnectionTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is PSObject copy && copy.TypeNames.Contains("Deserialized.Runway.RunwayConnection")
            ? throw new ArgumentTransformationMetadataException(
                "A connection does not travel to another process, since its key would travel with it. Inside Start-Job and on "
                + "another machine, run Connect-Runway there (-Profile or -SecretName need no key), or set RUNWAYML_API_SECRET.")
            : inputData;
}
