using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Lists the model routers of the project. A router chooses the model of each request that names its slug.
/// <para>
/// The list is read page by page: Select-Object -First ends the reading. Export-Csv and ConvertTo-Json write what New-RunwayRouter
/// and Set-RunwayRouter read.
/// </para>
/// </summary>
/// <seealso cref="NewRunwayRouterCommand"/>
/// <seealso cref="SetRunwayRouterCommand"/>
/// <seealso cref="GetRunwayRouterRequestCommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayRouter")]
[OutputType(typeof(RunwayRouter))]
public sealed class GetRunwayRouterCommand : RouterCmdlet
{
    /// <summary>Slugs of routers. The list is read until they are found. Default: all routers.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation]
    [ArgumentCompleter(typeof(RouterCompleter))]
    public string[]? Slug { get; set; }

    /// <summary>Ids of routers, in place of slugs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RouterId")]
    [TextTransformation]
    public string[]? Id { get; set; }

    /// <summary>Reads routers.</summary>
    protected override void ProcessRecord()
    {
        if (Named(Id, Slug) is not { Count: > 0 } names)
        {
            Try(Service, IsGiven ? () => throw NoRouter() : List);
            return;
        }

        var areIds = Texts(Id).Count > 0;
        foreach (var name in names)
        {
            Try(name, () => Write(Await(areIds ? Service.Routers.GetAsync(name, Observer, StopToken) : Service.Routers.FindAsync(name, Observer, StopToken))));
        }
    }

    // Blank names are no request for all routers.
    private bool IsGiven => MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(Slug)) || MyInvocation.BoundParameters.ContainsKey(nameof(Id));

    private void List() => ForEach(Service.Routers.ListAsync(Observer, StopToken), Write);
}
