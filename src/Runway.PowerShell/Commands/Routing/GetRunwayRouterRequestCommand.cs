using System.Management.Automation;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Lists the requests to model routers: which model was chosen, why, and the task that was created.
/// <para>
/// The list is read page by page: Select-Object -First ends the reading. Get-RunwayTask and Save-RunwayTaskOutput take its entries.
/// </para>
/// </summary>
/// <remarks>How long the service keeps the entries is not documented.</remarks>
/// <seealso cref="GetRunwayRouterCommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayRouterRequest")]
[OutputType(typeof(RunwayRouterRequest))]
public sealed class GetRunwayRouterRequestCommand : RouterCmdlet
{
    /// <summary>The routers: slugs, ids or objects from Get-RunwayRouter.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Slug")]
    [ResourceTransformation(nameof(RunwayRouter), nameof(RunwayRouter.Slug))]
    [ArgumentCompleter(typeof(RouterCompleter))]
    public string Router { get; set; } = string.Empty;

    /// <summary>Only requests with one of these statuses, such as <c>routed</c> or <c>no_eligible_model</c>.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RouterCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Reads the requests to a router.</summary>
    protected override void ProcessRecord() => Try(Router, () =>
    {
        var name = Given(Router) ?? throw NoRouter();
        ForEach(Service.Routers.GetRequestsAsync(name, Observer, StopToken), request =>
        {
            if (Status is null || Status.Contains(request.Status, StringComparer.OrdinalIgnoreCase))
            {
                WriteObject(request);
            }
        });
    });
}
