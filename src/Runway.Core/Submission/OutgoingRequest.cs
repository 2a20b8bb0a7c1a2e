using Runway.Http;
using Runway.Journal;
using Runway.Observing;

namespace Runway.Submission;

/// <summary>
/// One create on its way: says in the journal that its request goes out, and is counted from then until what came of it is
/// noted. Of a create that says nothing of the kind it is certain that the service never got it.
/// </summary>
internal sealed class OutgoingRequest(ConnectionContext connection, TaskJournal? journal, OutgoingRequests ofConnection, string entry, int intended, BatchPlace? place = null) : ISendingNotes, IDisposable
{
    private bool _isOut;

    /// <summary>The body of the request is about to leave.</summary>
    /// <exception cref="RunwayException">It must not: the connection was closed, or the journal has lost the intent, or another process has the batch.</exception>
    public async Task SendAsync(int attempt)
    {
        await OutgoingRequests.OfProcess.BeginAsync().ConfigureAwait(false);
        await ofConnection.BeginAsync().ConfigureAwait(false);
        _isOut = true;
        connection.RequireOpen();
        place?.RequireHeld();
        journal?.Send(entry, intended, attempt, connection.Clock.GetUtcNow());
    }

    /// <summary>The service did not take the request; it is going to be sent again.</summary>
    public void Decline(int attempt, IRequestObserver? observer)
    {
        try
        {
            journal?.Decline(entry, attempt, connection.Clock.GetUtcNow());
        }
        catch (RunwayException e)
        {
            observer.Notify(o => o.OnWarning($"The journal could not note that a request was declined. {e.Message}"));
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>What came of it is noted.</summary>
    public void Dispose()
    {
        if (_isOut)
        {
            _isOut = false;
            ofConnection.End();
            OutgoingRequests.OfProcess.End();
        }
    }
}
