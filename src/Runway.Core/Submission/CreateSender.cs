using Runway.Generated;

namespace Runway;

/// <summary>
/// Sends one create, and makes a task of its answer. When it goes out again is the business of <see cref="SingleSend{TClient}"/>: a
/// task may exist and be charged, and the API has no way to look it up.
/// </summary>
internal sealed class CreateSender(ConnectionContext connection)
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
    /// <param name="outgoing">Notes when the request goes out.</param>
    public Task<RunwayTask> SendAsync(GenerationRequest request, OutgoingRequest outgoing, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var what = $"Creating a {request.Operation} task";
        return _once.RunAsync(
            what,
            Consequence,
            client => request.SendAsync(client, CancellationToken.None),
            (created, context) => created.Id is not { Length: > 0 }
                ? Salvage(request, context, observer) ?? throw _once.OutcomeUnknown(what, Consequence, "the answer holds no task id", context, null)
                : ToTask(request, created.Id, CreatedAnswer.Plausible(created.EstimatedCost?.CreditsProp, created.Id, observer), context),
            observer,
            cancellationToken,
            outgoing,
            context => Salvage(request, context, observer));
    }

    private RunwayTask? Salvage(GenerationRequest request, RequestContext context, IRunwayObserver? observer)
    {
        if (CreatedAnswer.FindId(context.Answer) is not { } id)
        {
            return null;
        }

        observer.Tell(o => o.OnWarning($"Task {id} exists; the rest of the service's answer cannot be read. What it is expected to cost is not known."));
        return ToTask(request, id, null, context);
    }

    private RunwayTask ToTask(GenerationRequest request, string id, double? estimate, RequestContext context)
    {
        id = OutsideText.OneLine(id);
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
            EstimatedCredits = estimate,
        };
    }
}
