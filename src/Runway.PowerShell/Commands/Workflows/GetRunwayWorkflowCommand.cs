using System.Management.Automation;
using Runway.Journal;
using Runway.PowerShell.Values;
using Runway.Texts;

namespace Runway.PowerShell;

/// <summary>
/// Lists the workflows that were published for the API in the web app: the newest version of each. For an id or an exact name the
/// workflow is read whole: Inputs shows what Start-RunwayWorkflow takes.
/// <para>
/// A workflow is a name with versions. Each version has an id and a graph that never changes.
/// </para>
/// </summary>
/// <remarks>Inputs and outputs are read off the graph: an input is a prompt or a medium that its author did not hide.</remarks>
/// <seealso cref="StartRunwayWorkflowCommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayWorkflow", DefaultParameterSetName = NameSet)]
[OutputType(typeof(RunwayWorkflow))]
public sealed class GetRunwayWorkflowCommand : RunwayCmdlet
{
    private const string NameSet = "Name";
    private const string IdSet = "Id";

    /// <summary>Names of workflows, or ids of versions. Wildcards are allowed; without one the workflow is read with its inputs. Default: all.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [TextTransformation]
    [ArgumentCompleter(typeof(WorkflowCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Lists all versions, not only the newest.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter AllVersions { get; set; }

    /// <summary>Ids of versions, from a list or from the portal (Endpoint ID). Each is read with its inputs.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation]
    [ArgumentCompleter(typeof(WorkflowCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Reads workflows by their ids.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in ParameterSetName == IdSet ? Id! : [])
        {
            Try(id, () => Write(Await(Service.Workflows.GetAsync(id.Trim(), Observer, StopToken))));
        }
    }

    /// <summary>Reads the list.</summary>
    protected override void EndProcessing()
    {
        if (ParameterSetName != NameSet)
        {
            return;
        }

        Lazy<IReadOnlyList<RunwayWorkflow>> list = new(() => Await(Service.Workflows.ListAsync(Observer, StopToken)));
        foreach (var name in Name)
        {
            var wanted = new WantedName(name.Trim());
            if (ResourceId.IsOne(wanted.Text))
            {
                Try(name, () => Write(Await(Service.Workflows.GetAsync(wanted.Text, Observer, StopToken))));
                continue;
            }

            if (!AllVersions && wanted.IsLiteral)
            {
                Try(name, () => Write(Await(Service.Workflows.FindAsync(wanted.Name, Observer, StopToken))));
                continue;
            }

            Try(name, () =>
            {
                foreach (var workflow in list.Value.Where(w => wanted.Fits(w.Name)).GroupBy(w => w.Name).SelectMany(g => AllVersions ? g : g.Take(1)))
                {
                    Write(workflow);
                }
            });
        }
    }

    private void Write(RunwayWorkflow workflow)
    {
        Note(SeenNames.Workflow, workflow.Id, workflow.Name);
        WriteObject(workflow);
    }
}
