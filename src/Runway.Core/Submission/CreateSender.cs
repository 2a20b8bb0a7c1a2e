using Runway.Generated;
using Runway.Generated.Models;

namespace Runway;

/// <summary>
/// Sends one create, and makes a task of its answer. When it goes out again is the business of <see cref="SingleSend{TClient}"/>: a
/// task may exist and be charged, and the API has no way to look it up.
/// </summary>
internal sealed class CreateSender(RunwayConnection connection)
{
    private const string Consequence = "A task may exist and be charged.";
    private readonly SingleSend<RunwayClient> _once = new(connection, connection.Client);

    /// <summary>Sends the request and returns the task that it made.</summary>
    /// <param name="request">The request; checked and complete.</param>
    /// <param name="observer">Who is told of the requests.</param>
    /// <param name="cancellationToken">
    /// Ends the waiting before and between tries. It never interrupts a create that is out: its answer is the only
    /// proof of what was paid for.
    /// </param>
    public Task<RunwayTask> SendAsync(GenerationRequest request, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var what = $"Creating a {request.Operation} task";
        return _once.RunAsync(
            what,
            Consequence,
            client => request.SendAsync(client, CancellationToken.None),
            (created, context) => created.Id is not { Length: > 0 }
                ? throw _once.OutcomeUnknown(what, Consequence, "the answer holds no task id", context, null)
                : ToTask(request, created, context),
            observer,
            cancellationToken);
    }

    private RunwayTask ToTask(GenerationRequest request, TaskCreatedResponse created, RequestContext context)
    {
        var id = OutsideText.OneLine(created.Id!);
        if (context.Logged is { } logged)
        {
            logged.TaskId = id;
        }

        return new RunwayTask
        {
            Id = id,
            Status = RunwayTaskStatus.Pending,
            Model = request.Model,
            Operation = request.Operation,
            PromptText = request.PromptText,
            CreatedAt = connection.Clock.GetUtcNow(),
            EstimatedCredits = created.EstimatedCost?.CreditsProp,
        };
    }
}
