namespace Runway.Http;

/// <summary>Notes when a request that must not happen twice goes out, before it does.</summary>
internal interface ISendingNotes
{
    /// <summary>The body of the request is about to leave.</summary>
    /// <param name="attempt">Which try it is, from 1.</param>
    /// <exception cref="RunwayException">It must not.</exception>
    Task SendAsync(int attempt);

    /// <summary>The service did not take the request; it is going to be sent again.</summary>
    void Decline(int attempt, IRequestObserver? observer);
}
