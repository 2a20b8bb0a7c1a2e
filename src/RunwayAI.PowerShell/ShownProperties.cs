using System.Management.Automation;
using Runway.PowerShell.Views;

namespace Runway.PowerShell;

/// <summary>The properties that PowerShell shows of an object without a view: see <see cref="DefaultProperties"/>.</summary>
public sealed class ShownProperties : IModuleAssemblyInitializer
{
    /// <summary>Adds them; they are registered by the first cmdlet.</summary>
    public void OnImport()
    {
        DefaultProperties.Add(nameof(RunwayAIMedia), nameof(RunwayAIMedia.Kind), nameof(RunwayAIMedia.Operation), nameof(RunwayAIMedia.Url));
        DefaultProperties.Add(nameof(RunwayAIImageMetadata), nameof(RunwayAIImageMetadata.Width), nameof(RunwayAIImageMetadata.Height), nameof(RunwayAIImageMetadata.SizeText), nameof(RunwayAIImageMetadata.CreatedAt), nameof(RunwayAIImageMetadata.Url));
        DefaultProperties.Add(nameof(RunwayAIVideoMetadata), nameof(RunwayAIVideoMetadata.Duration), nameof(RunwayAIVideoMetadata.SizeText), nameof(RunwayAIVideoMetadata.CreatedAt), nameof(RunwayAIVideoMetadata.Url));
        DefaultProperties.Add(nameof(RunwayAIConnection), nameof(RunwayAIConnection.BaseAddress), nameof(RunwayAIConnection.KeyHint), nameof(RunwayAIConnection.AuthHeader), nameof(RunwayAIConnection.Source), nameof(RunwayAIConnection.IsClosed));
    }
}
