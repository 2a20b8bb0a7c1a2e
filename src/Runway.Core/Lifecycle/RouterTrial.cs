using Runway.Generated;
using Runway.Http;
using Runway.Journal;
using Runway.Operations;
using Runway.Routing;
using Runway.Submission;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Lifecycle;

/// <summary>
/// The trial run of a router: a create with <c>dryRun</c>, which makes nothing and is not charged. It is documented only in prose.
/// So it is sent once and journaled like a create; if a service makes a task all the same, its id is not lost.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="journal">The journal, or null.</param>
/// <param name="observer">Receives progress and warnings.</param>
internal sealed class RouterTrial(ConnectionContext connection, TaskJournal? journal, IRunwayObserver? observer)
{
    private readonly string _entry = TaskJournal.NewEntry();

    private DateTimeOffset Now => connection.Clock.GetUtcNow();

    /// <summary>Asks a router for its decision.</summary>
    /// <exception cref="RunwayException">No model takes the request, there is no such router, or the answer is not a decision.</exception>
    public async Task<RunwayRouting> RunAsync(RequestReview review, CancellationToken cancellationToken)
    {
        var request = (RoutedRequest)review.Request;
        var what = $"Trying the router {request.Router}";
        ProcessEnd.Watch();
        var intended = await (journal?.IntendAsync(_entry, connection.Identity, request, review.Note, new SubmissionOptions(), Now) ?? Task.FromResult(0)).ConfigureAwait(false);
        RawResponse answer;
        using (var outgoing = new OutgoingRequest(connection, journal, new OutgoingRequests(), _entry, intended))
        {
            answer = await SendAsync(review, what, outgoing, cancellationToken).ConfigureAwait(false);
            await NoteAsync(request, answer).ConfigureAwait(false);
        }

        return RoutingReader.Read(answer, connection.Redact) is { } routing ? routing with { Router = routing.Router ?? request.Router }
            : throw new RunwayException(RunwayErrors.UnexpectedResponse, $"{what}: the answer has no decision that can be read.");
    }

    private async Task<RawResponse> SendAsync(RequestReview review, string what, OutgoingRequest outgoing, CancellationToken cancellationToken)
    {
        try
        {
            return await new SingleSend<RunwayClient>(connection, connection.Client).RunAsync(
                what,
                "Nothing should have been made.",
                client => client.CreateAsync(review.Request.OperationPath, review.Body.Utf8, CancellationToken.None),
                (raw, _) => raw,
                observer,
                cancellationToken,
                outgoing,
                sent => CreateResponse.FindId(sent.Answer) is null ? null : new RawResponse(sent.StatusCode ?? 200, null, sent.Answer!)).ConfigureAwait(false);
        }
        catch (RunwayException e) when (e.Kind == RunwayErrorKind.OutcomeUnknown)
        {
            await TaskJournal.TryAsync(journal?.UnknownAsync(_entry, e.Message, Now), "A request with an unknown outcome could not be written to the journal.", observer).ConfigureAwait(false);
            throw;
        }
        catch (Exception)
        {
            await NothingMadeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task NoteAsync(RoutedRequest request, RawResponse answer)
    {
        if (CreateResponse.FindId(answer.Body) is not { } found)
        {
            await NothingMadeAsync().ConfigureAwait(false);
            return;
        }

        var task = request.Complete(new RunwayTask { Id = OutsideText.OneLine(found) }, answer, connection.Redact);
        observer?.OnWarning($"The service has made task {task.Id} in place of a trial, and may charge it. {(journal is null ? "Keep its id." : "The history lists it.")}");
        await TaskJournal.TryAsync(journal?.CreatedAsync(_entry, task, Now), $"Task {task.Id} exists, but could not be written to the journal. Keep its id.", observer).ConfigureAwait(false);
    }

    private Task NothingMadeAsync() => TaskJournal.TryAsync(journal?.RefusedAsync(_entry, Now), "The end of a trial could not be written to the journal; the history will list it as unknown.", observer);
}
