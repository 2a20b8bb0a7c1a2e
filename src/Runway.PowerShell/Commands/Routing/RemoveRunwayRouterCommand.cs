using System.Management.Automation;
using Runway.Journal;

namespace Runway.PowerShell;

/// <summary>
/// Deletes model routers. Requests that name their slugs then fail. This cannot be undone, so it asks for confirmation of each
/// router. A router that does not exist is not an error.
/// </summary>
/// <seealso cref="GetRunwayRouterCommand"/>
[Cmdlet(VerbsCommon.Remove, "RunwayRouter", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveRunwayRouterCommand : RouterCmdlet
{
    /// <summary>Slugs of the routers to delete.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation]
    [ArgumentCompleter(typeof(RouterCompleter))]
    public string[]? Slug { get; set; }

    /// <summary>Ids of the routers to delete, in place of slugs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RouterId")]
    [TextTransformation]
    public string[]? Id { get; set; }

    /// <summary>Deletes the routers of one input.</summary>
    protected override void ProcessRecord()
    {
        if (Named(Id, Slug) is not { Count: > 0 } names)
        {
            Try(MyInvocation.MyCommand.Name, () => throw NoRouter());
            return;
        }

        foreach (var name in names)
        {
            Try(name, () => Remove(name));
        }
    }

    private void Remove(string name)
    {
        if (!ShouldProcess(name, "Delete the router"))
        {
            return;
        }

        if (!Await(Service.Routers.DeleteAsync(name, Observer, StopToken)))
        {
            WriteVerbose($"Router {name} did not exist any more.");
        }

        foreach (var slug in Texts(Slug))
        {
            Forget(SeenNames.Router, slug);
        }
    }
}
