using Runway.Generated;
using Runway.Generated.Models;
using Runway.Http;
using Runway.Observing;
using Runway.Texts;

namespace Runway.Workflows;

/// <summary>The workflows that were published in the web app for the API.</summary>
internal sealed class WorkflowService
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private readonly ConnectionContext _connection;
    private readonly ReadPolicy<RunwayClient> _reads;

    internal WorkflowService(ConnectionContext connection)
    {
        _connection = connection;
        _reads = new ReadPolicy<RunwayClient>(connection, connection.Client);
    }

    /// <summary>Reads all versions of all workflows, the newest version of each first.</summary>
    /// <exception cref="RunwayException">The service cannot be read.</exception>
    public async Task<IReadOnlyList<RunwayWorkflow>> ListAsync(IRequestObserver? observer, CancellationToken cancellationToken)
    {
        return [.. (await ReadListAsync(observer, cancellationToken).ConfigureAwait(false)).SelectMany(entry => (entry.Versions ?? []).OrderByDescending(v => v.Version).Select(version => ToWorkflow(entry, version)))];
    }

    /// <summary>Reads one version with its graph.</summary>
    /// <exception cref="RunwayException">There is no such workflow, or it cannot be read.</exception>
    public async Task<RunwayWorkflow> GetAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            return ToWorkflow(await _reads.RunAsync($"Reading workflow {id}", (c, t) => c.GetWorkflowAsync(id, t), observer, FirstDelay, cancellationToken).ConfigureAwait(false));
        }
        catch (RunwayException e) when (e.IsNotFound)
        {
            throw e.As(RunwayErrors.WorkflowNotFound);
        }
    }

    /// <summary>Reads the newest version of the workflow with a name, with its graph.</summary>
    /// <exception cref="RunwayException">No workflow, or more than one, has the name; or it cannot be read.</exception>
    public async Task<RunwayWorkflow> FindAsync(string name, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var entries = (await ReadListAsync(observer, cancellationToken).ConfigureAwait(false)).Where(e => e.Versions?.Exists(v => v.Id is not null) == true).ToList();
        var exact = entries.Where(e => e.Name == name).ToList();
        var found = exact.Count > 0 ? exact : entries.Where(e => string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        return found switch
        {
            [var one] => await GetAsync(NewestOf(one), observer, cancellationToken).ConfigureAwait(false),
            [] => throw new RunwayException(RunwayErrors.WorkflowNotFound, $"There is no workflow '{name}'. {(entries.Count == 0 ? "None was published for this project." : $"There {(entries.Count == 1 ? "is" : "are")} {string.Join(", ", entries.Select(e => Name(e.Name)))}.")}"),
            _ => throw new RunwayException(
                RunwayErrors.NameNotUnique,
                $"{found.Count} workflows have the name '{name}'. The ids of their newest versions are {string.Join(" and ", found.Select(e => Name(NewestOf(e))))}.",
                "Pass the id of one of them."),
        };
    }

    private static string NewestOf(WorkflowEntry entry) => entry.Versions!.Where(v => v.Id is not null).MaxBy(v => v.Version)!.Id!;

    private async Task<List<WorkflowEntry>> ReadListAsync(IRequestObserver? observer, CancellationToken cancellationToken) =>
        (await _reads.RunAsync("Reading the workflows", (c, t) => c.ListWorkflowsAsync(t), observer, FirstDelay, cancellationToken).ConfigureAwait(false)).Data ?? throw CursorPages.NotAPage();

    private RunwayWorkflow ToWorkflow(WorkflowEntry entry, WorkflowVersion version) => new()
    {
        Id = Name(version.Id) ?? string.Empty,
        Name = Name(entry.Name),
        Version = version.Version,
        CreatedAt = version.CreatedAt,
        AdditionalProperties = NamedValues.Of(version.AdditionalData) ?? NamedValues.Of(entry.AdditionalData),
    };

    private RunwayWorkflow ToWorkflow(WorkflowResponse read)
    {
        var graph = RequestBody.Of(read.Graph ?? new WorkflowGraph()).Json;
        return new()
        {
            Id = Name(read.Id) ?? string.Empty,
            Name = Name(read.Name),
            Version = read.Version,
            CreatedAt = read.CreatedAt,
            UpdatedAt = read.UpdatedAt,
            Description = _connection.Clean(read.Description),
            Inputs = WorkflowGraphReader.Inputs(graph),
            Outputs = WorkflowGraphReader.Outputs(graph),
            Graph = NamedValues.Of(graph),
            AdditionalProperties = NamedValues.Of(read.AdditionalData),
            NodeNames = WorkflowGraphReader.Names(graph),
        };
    }

    private string? Name(string? text) => _connection.Clean(text, OutsideText.LongestName);
}
