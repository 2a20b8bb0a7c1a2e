using System.Management.Automation;
using System.Security;

namespace Runway.PowerShell;

/// <summary>
/// Deletes images and videos from the "Runway AI" service. This cannot be undone, so it asks before each; one that is gone
/// already is not an error.
/// <para>
/// The service wants a token of its own for a deletion, which is no API key; its documentation does not say where to get
/// one. The token is in no address, log or error. Files that were saved stay where they are.
/// </para>
/// </summary>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
/// <seealso cref="NewRunwayAIImageCommand"/>
[Cmdlet(VerbsCommon.Remove, "RunwayAIMedia", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveRunwayAIMediaCommand : RunwayAICmdlet
{
    /// <summary>The media: http or https URLs, or what another RunwayAI command wrote.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("MediaUrl", "Url")]
    [RunwayAIMediaTransformation]
    public RunwayAIMedia[] Media { get; set; } = [];

    /// <summary>The token that allows the deletion.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    public SecureString AuthToken { get; set; } = null!;

    /// <summary>Starts deleting.</summary>
    protected override void ProcessRecord()
    {
        foreach (var media in Media)
        {
            if (ShouldProcess(RowOf(media).Describe(media.Url), "Delete the medium from the service"))
            {
                Start(media, () => DeleteAsync(media));
            }
        }
    }

    private async Task<object?> DeleteAsync(RunwayAIMedia media)
    {
        var said = await Service.Operations.DeleteAsync(media, AuthToken, Observer, StopToken).ConfigureAwait(false);
        Post(() => WriteVerbose(said is null ? $"'{media}' was gone already." : $"'{media}': {said}"));
        return null;
    }
}
