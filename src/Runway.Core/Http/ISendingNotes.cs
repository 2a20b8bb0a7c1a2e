using Runway.Observing;

namespace Runway.Http;

/// <summary>Records the sending of a request that must not be repeated.</summary>
internal interface ISendingNotes
{
    /// <summary>The body of the request is about to be sent.</summary>
    /// <param name="attempt">The number of the attempt, from 1.</param>
    /// <exception cref="RunwayException">It must not be sent.</exception>
    Task SendAsync(int attempt);

    /// <summary>The service did not accept the request, which will be sent again.</summary>
    void Decline(int attempt, IRequestObserver? observer);
}
