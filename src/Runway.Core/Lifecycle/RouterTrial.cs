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
/// So it is sent once, like a create; if a service makes a task all the same, the id is written to the journal.
/// </summary>
internal static class RouterTrial
{
    /// <summary>Asks a router for its decision.</summary>
    /// <exception cref="RunwayException">No model takes the request, there is no such router, or the answer is not a decision.</exception>
    public static async Task<RunwayRouting> RunAsync(ConnectionContext connection, TaskJournal? journal, RequestReview review, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var request = (RoutedRequest)review.Request;
        var what = $"Trying the router {request.Router}";
        var answer = await new SingleSend<RunwayClient>(connection, connection.Client).RunAsync(
            what,
            "Nothing should have been made.",
            client => client.CreateAsync(request.OperationPath, review.Body.Utf8, CancellationToken.None),
            (raw, _) => raw,
            observer,
            cancellationToken).ConfigureAwait(false);
        if (CreateResponse.FindId(answer.Body) is { } found)
        {
            var id = OutsideText.OneLine(found);
            observer?.OnWarning($"The service has made task {id} in place of a trial, and may charge it. {(journal is null ? "Keep its id." : "The history lists it.")}");
            await (journal?.AddFoundAsync(request.Complete(new RunwayTask { Id = id }, answer, connection.Redact), connection, request, review.Note, observer) ?? Task.CompletedTask).ConfigureAwait(false);
        }

        return RoutingReader.Read(answer, connection.Redact) is { } routing ? routing with { Router = routing.Router ?? request.Router }
            : throw new RunwayException(RunwayErrors.UnexpectedResponse, $"{what}: the answer has no decision that can be read.");
    }
}
