using System.Management.Automation;
using Runway.Journal;
using Runway.Operations;
using Runway.PowerShell.Cmdlets;
using Runway.PowerShell.Json;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using Runway.PowerShell.Workflows;
using Runway.Texts;
using Runway.Workflows;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Runs a workflow of the web app once for each input and writes the runs as soon as they exist. A run is a task:
/// Wait-RunwayTask, Save-RunwayTaskOutput and the history take it.
/// <para>
/// Inputs come from -Input, or from the pipeline: the columns of a CSV file that have the names of inputs, texts for the only text
/// input or for that with the name Prompt, and files, uploads and finished tasks for the only medium. What is not given keeps the
/// value that was published. Get-RunwayWorkflow shows the inputs.
/// </para>
/// <para>
/// A run can succeed in part: then Save-RunwayTaskOutput saves what was made, and each node that failed is an error.
/// </para>
/// </summary>
/// <remarks>
/// Each node costs credits, and the service tells no price: with a credit limit a run is sent only with -Force. A run cannot be
/// cancelled. -RetryFailed creates a failed run again as a whole, and never one that succeeded in part. -SkipExisting takes another
/// version of a workflow for another request.
/// </remarks>
/// <seealso cref="GetRunwayWorkflowCommand"/>
/// <seealso cref="WaitRunwayTaskCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsLifecycle.Start, "RunwayWorkflow", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
public sealed class StartRunwayWorkflowCommand : GeneratingCmdlet
{
    // Each is read once, also one that cannot be read.
    private readonly FoundOnce _workflows = new();
    private readonly HashSet<string> _unknownColumns = new(StringComparer.OrdinalIgnoreCase);
    private string? _prompt;

    /// <summary>The workflow: a name, for its newest version, the id of a version, or an object from Get-RunwayWorkflow.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name")]
    [ResourceTransformation(nameof(RunwayWorkflow), nameof(RunwayWorkflow.Id))]
    [ArgumentCompleter(typeof(WorkflowCompleter))]
    public string Workflow { get; set; } = string.Empty;

    /// <summary>
    /// The inputs, as in <c>@{ Prompt = 'a heron'; Look = './look.png' }</c>: by label, by a key that one input has, or by
    /// <c>nodeId.key</c>. A medium is a path, an https URL, a runway:// URI, a data URI, an upload or a finished task. They apply to
    /// every input of the pipeline, whose own values come first.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    public object? Input { get; set; }

    /// <summary>A row with columns that have the names of inputs, a text, or a medium.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    private object? Piped => MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)) ? StoredValue.Unwrap(InputObject) : null;

    private bool IsWorkflow => Piped is RunwayWorkflow || InputObject?.Properties[nameof(RunwayWorkflow.Graph)] is not null;

    private bool IsTable => PropertyBag.OfUntyped(Input) is not null;

    private protected override string? Prompt => _prompt;

    private protected override IEnumerable<(object Target, Func<GenerationRequest> Build)> Requests()
    {
        var target = Piped ?? Workflow;
        try
        {
            var run = Build();
            _prompt = run.PromptText;
            return [(target, () => run)];
        }
        catch (RunwayException e)
        {
            _prompt = Piped as string;
            return [(target, () => throw e)];
        }
    }

    private WorkflowRun Build()
    {
        var workflow = Read(Workflow.Trim());
        var reader = new RunInputReader(workflow, new MediaReader(this));
        var table = Given(Input) is { } given && Piped is not RunwayTask && (IsTable || IsTyped(nameof(Input))) ? reader.OfTable(given) : [];
        List<(WorkflowInput Input, object Value)> values = [.. Own(reader, table).Concat(table).DistinctBy(v => v.Input)];
        return new WorkflowRun
        {
            Model = workflow.Name is { Length: > 0 } name ? name : workflow.Id,
            Workflow = workflow,
            Values = values,
            PromptText = values.Select(v => v.Value).OfType<string>().FirstOrDefault(),
            AdditionalProperties = JsonMembers.From(AdditionalProperty),
        };
    }

    // The values of the input from the pipeline.
    private IReadOnlyList<(WorkflowInput Input, object Value)> Own(RunInputReader reader, IReadOnlyList<(WorkflowInput Input, object Value)> table)
    {
        if (IsWorkflow || !MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)))
        {
            return [];
        }

        if (Piped is not { } value)
        {
            throw new RunwayException(RunwayErrors.InvalidWorkflowInput, "The input from the pipeline is null.", "Check that the variable is set. A run without inputs is started without a pipeline.");
        }

        if (PropertyBag.OfUntyped(value) is null)
        {
            return [reader.OfValue(value)];
        }

        var values = reader.OfRow(value, IsParameter, table, out var unknown);
        if (unknown.Where(_unknownColumns.Add).ToList() is { Count: > 0 } columns)
        {
            WriteWarning($"{Workflow} has no input {string.Join(" and no input ", columns.Select(c => $"'{c}'"))}: the column is ignored.");
        }

        return values;
    }

    // A column with the name of a parameter is for the parameter. -Input from a column is one only if it is a table.
    private bool IsParameter(string column) => !(column.Equals(nameof(Input), StringComparison.OrdinalIgnoreCase) && !IsTable) && MyInvocation.MyCommand.Parameters.Values.Any(p =>
        (p.Name.Equals(column, StringComparison.OrdinalIgnoreCase) || p.Aliases.Contains(column, StringComparer.OrdinalIgnoreCase)) && !(IsTyped(nameof(Workflow)) && p.Name == nameof(Workflow)));

    private RunwayWorkflow Read(string nameOrId) => _workflows.Of(nameOrId, () =>
    {
        var workflow = Await(ResourceId.IsOne(nameOrId) ? Service.Workflows.GetAsync(nameOrId, Observer, StopToken) : Service.Workflows.FindAsync(nameOrId, Observer, StopToken));
        Note(SeenNames.Workflow, workflow.Id, workflow.Name);
        return workflow;
    });
}
