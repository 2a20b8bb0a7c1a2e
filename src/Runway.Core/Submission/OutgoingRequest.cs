using Runway.Batches;
using Runway.Http;
using Runway.Journal;
using Runway.Observing;

namespace Runway.Submission;

/// <summary>
/// One create in flight: writes to the journal that its request is sent, and is counted until its outcome is in the journal. A
/// create without that line certainly never reached the service.
/// </summary>
internal sealed class OutgoingRequest(ConnectionContext connection, TaskJournal? journal, OutgoingRequests ofConnection, string entry, int intended, BatchPlace? place = null) : ISendingNotes, IDisposable
{
    private bool _isCounted;

    /// <summary>Records that the body of the request is about to be sent.</summary>
    /// <exception cref="RunwayException">It must not be sent: the connection was closed, the journal has lost the intent, or another process holds the batch.</exception>
    public async Task SendAsync(int attempt)
    {
        await OutgoingRequests.OfProcess.BeginAsync().ConfigureAwait(false);
        await ofConnection.BeginAsync().ConfigureAwait(false);
        _isCounted = true;
        connection.RequireOpen();
        place?.RequireHeld();
        journal?.Send(entry, intended, attempt, connection.Clock.GetUtcNow());
    }

    /// <summary>Records that the service did not accept the request, which will be sent again.</summary>
    public void Decline(int attempt, IRequestObserver? observer)
    {
        try
        {
            journal?.Decline(entry, attempt, connection.Clock.GetUtcNow());
        }
        catch (RunwayException e)
        {
            observer.Notify(o => o.OnWarning($"A declined request could not be written to the journal. {e.Message}"));
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Stops counting it: its outcome is in the journal.</summary>
    public void Dispose()
    {
        if (_isCounted)
        {
            _isCounted = false;
            ofConnection.End();
            OutgoingRequests.OfProcess.End();
        }
    }
}
