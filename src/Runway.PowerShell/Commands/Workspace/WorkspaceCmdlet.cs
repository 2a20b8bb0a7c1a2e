using System.Management.Automation;
using Runway.Workspace;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>The base class of the cmdlets that read the linked workspace.</summary>
public abstract class WorkspaceCmdlet : RunwayCmdlet
{
    /// <summary>Only entries from this time on.</summary>
    [Parameter]
    [Date]
    public DateTime? After { get; set; }

    /// <summary>Only entries before this time. Default: now.</summary>
    [Parameter]
    [Date]
    public DateTime? Before { get; set; }

    /// <summary>Only entries of these workspaces, by their numbers; up to 50.</summary>
    [Parameter]
    [Number(0, long.MaxValue, IsList = true)]
    [ValidateNotNullOrEmpty]
    public long[]? WorkspaceId { get; set; }

    /// <summary>The id of the organization. Required where several organizations are linked.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OrganizationId { get; set; }

    private protected WorkspaceFilter Filter => new()
    {
        After = DateAttribute.ToTime(After),
        Before = DateAttribute.ToTime(Before),
        OrganizationId = Given(OrganizationId),
        WorkspaceIds = [.. (WorkspaceId ?? []).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))],
    };
}
