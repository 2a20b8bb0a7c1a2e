using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Changes model routers. What is not given stays as it is. The slug of a router cannot be changed.
/// <para>
/// All parameters also bind by property name, for rows of a CSV or JSON file, in which blank and null mean not given. -Description $null
/// on the command line removes the description.
/// </para>
/// </summary>
/// <remarks>A ceiling cannot be removed: the service documents no way. Set a high one, or make a new router.</remarks>
/// <returns>With -PassThru: the changed routers.</returns>
/// <seealso cref="GetRunwayRouterCommand"/>
/// <seealso cref="NewRunwayRouterCommand"/>
[Cmdlet(VerbsCommon.Set, "RunwayRouter", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayRouter))]
public sealed class SetRunwayRouterCommand : RouterSettingsCmdlet
{
    /// <summary>Slugs of the routers to change.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation]
    [ArgumentCompleter(typeof(RouterCompleter))]
    public string[]? Slug { get; set; }

    /// <summary>Ids of the routers to change, in place of slugs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RouterId")]
    [TextTransformation]
    public string[]? Id { get; set; }

    /// <summary>Writes the changed routers.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the routers of one input.</summary>
    protected override void ProcessRecord()
    {
        if (Named(Id, Slug) is not { Count: > 0 } names)
        {
            Try(MyInvocation.MyCommand.Name, () => throw NoRouter());
            return;
        }

        foreach (var name in names)
        {
            Try(name, () => Change(name));
        }
    }

    private void Change(string name)
    {
        var draft = Draft() with { ClearsDescription = ClearsDescription };
        draft.RequireForUpdate();
        if (!ShouldProcess(name, "Change the router"))
        {
            return;
        }

        var router = Await(Service.Routers.ChangeAsync(name, draft, Observer, StopToken));
        if (PassThru)
        {
            Write(router);
        }
    }
}
