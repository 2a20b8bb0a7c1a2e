using Runway.Emulator.Tasks;

namespace Runway.Emulator.Workflows;

/// <summary>What becomes of one node in a run.</summary>
/// <param name="Node">The node.</param>
/// <param name="Plan">What it makes.</param>
/// <param name="Step">The number of working nodes before it on the longest way, from 0.</param>
/// <param name="Fails">Whether it makes nothing.</param>
/// <param name="FailureCode">Its failureCode, or null.</param>
/// <param name="Message">Why it makes nothing.</param>
internal sealed record NodeRun(WorkflowNode Node, TaskPlan Plan, int Step, bool Fails, string? FailureCode, string Message);
