using System.Management.Automation;
using System.Security;

namespace Runway.PowerShell;

/// <summary>
/// Deletes images and videos from the "Runway AI" service. This cannot be undone, so it asks for confirmation of each. A medium
/// that does not exist is not an error.
/// <para>
/// A deletion requires a token that is not the API key; the documentation does not say where to get it. The token is never part of
/// an address, a log or an error. Saved files are not deleted.
/// </para>
/// </summary>
/// <seealso cref="SaveRunwayAIMediaCommand"/>
/// <seealso cref="NewRunwayAIImageCommand"/>
[Cmdlet(VerbsCommon.Remove, "RunwayAIMedia", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveRunwayAIMediaCommand : RunwayAICmdlet
{
    /// <summary>The media: http or https URLs, or the output of another RunwayAI command.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("MediaUrl", "Url")]
    [RunwayAIMediaTransformation]
    public RunwayAIMedia[] Media { get; set; } = [];

    /// <summary>The token for the deletion.</summary>
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
        Post(() => WriteVerbose(said is null ? $"'{media}' did not exist any more." : $"'{media}': {said}"));
        return null;
    }
}
