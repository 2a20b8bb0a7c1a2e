using System.Management.Automation;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Creates model routers. All parameters also bind by property name: keep routers as rows of a CSV or JSON file.
/// <para>
/// A router costs nothing. The request is sent once; when its response is lost, the module looks for the slug, which is unique, and
/// uses the router that is there.
/// </para>
/// </summary>
/// <seealso cref="GetRunwayRouterCommand"/>
/// <seealso cref="SetRunwayRouterCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayRouter", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayRouter))]
public sealed class NewRunwayRouterCommand : RouterSettingsCmdlet
{
    /// <summary>
    /// The unique name by which requests call it; it cannot be changed. 1 to 64 lower-case letters, digits, dashes and underscores,
    /// of which the first is a letter.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [TextTransformation]
    public string Slug { get; set; } = string.Empty;

    /// <summary>Creates a router.</summary>
    protected override void ProcessRecord() => Try(Slug, () =>
    {
        var (slug, draft) = (Given(Slug) ?? string.Empty, Draft());
        draft.RequireForCreate(slug);
        if (ShouldProcess(slug, "Create a router"))
        {
            Write(Await(Service.Routers.CreateAsync(slug, draft, Observer, StopToken)));
        }
    });
}
