using System.Management.Automation;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Lists the audit log of the workspace of the web app that is linked to the project of the key, the newest entry first: who did
/// what.
/// <para>
/// The list is read page by page: Select-Object -First ends the reading, and a long log takes no more memory than a short one.
/// -Detail reads each entry by itself, with its network address, its resource and its metadata. Export-Csv writes a flat table.
/// </para>
/// </summary>
/// <remarks>Entries contain personal data, which neither -Verbose nor -Debug shows.</remarks>
/// <seealso cref="GetRunwayWorkspaceUsageCommand"/>
/// <seealso cref="GetRunwayOrganizationCommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayAuditLog", DefaultParameterSetName = ListSet)]
[OutputType(typeof(RunwayAuditEntry))]
public sealed class GetRunwayAuditLogCommand : WorkspaceCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>The ids of entries, which are read with details.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation]
    public string[]? EventId { get; set; }

    /// <summary>Only entries with these actions, such as MemberInvited; up to 50.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(AuditActionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Action { get; set; }

    /// <summary>Only entries of the users with these e-mail addresses; up to 50.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("ActorEmail")]
    [ValidateNotNullOrEmpty]
    public string[]? Actor { get; set; }

    /// <summary>Reads each entry with its details, with one more request for each.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Detail { get; set; }

    /// <summary>Reads entries by their ids.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != IdSet)
        {
            return;
        }

        foreach (var id in Texts(EventId))
        {
            Write(id, Service.Workspace.GetEntryAsync(id, Given(OrganizationId), Observer, StopToken));
        }
    }

    /// <summary>Reads the list.</summary>
    protected override void EndProcessing()
    {
        if (ParameterSetName != ListSet)
        {
            return;
        }

        var filter = Filter with { Actions = Action ?? [], ActorEmails = Actor ?? [] };
        try
        {
            if (Detail)
            {
                ForEach(Service.Workspace.GetDetailsAsync(filter, Observer, StopToken), read => Write(read.Entry.EventId, read.Detail));
            }
            else
            {
                ForEach(Service.Workspace.GetAuditLogAsync(filter, Observer, StopToken), WriteObject);
            }
        }
        catch (RunwayException e)
        {
            WriteError(e, Service);
        }
    }

    private static string[] Texts(string[]? values) => [.. (values ?? []).Select(Given).OfType<string>()];

    private void Write(string id, Task<RunwayAuditEntry> entry)
    {
        try
        {
            WriteObject(Await(entry));
        }
        catch (RunwayException e)
        {
            WriteError(e, id);
        }
    }
}
