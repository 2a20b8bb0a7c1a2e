namespace Runway.Emulator.Workflows;

/// <summary>A published version of a workflow.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The name of the workflow, which its versions share.</param>
/// <param name="Version">Its number.</param>
/// <param name="Description">What it does, or null.</param>
/// <param name="CreatedAt">When it was published.</param>
/// <param name="Graph">What it is made of.</param>
internal sealed record Workflow(Guid Id, string Name, int Version, string? Description, DateTimeOffset CreatedAt, WorkflowGraph Graph);
