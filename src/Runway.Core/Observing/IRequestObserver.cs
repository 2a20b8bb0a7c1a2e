namespace Runway.Observing;

/// <summary>
/// Receives events about the requests of one caller. Called on any thread, possibly after the caller has finished.
/// Implementations must return at once and not throw.
/// </summary>
internal interface IRequestObserver
{
    /// <summary>Whether <see cref="OnRequest"/> receives bodies, which are copied only then.</summary>
    bool IncludesBodies => false;

    /// <summary>A request ended.</summary>
    void OnRequest(RequestRecord request)
    {
    }

    /// <summary>A warning.</summary>
    void OnWarning(string message)
    {
    }

    /// <summary>Bytes of a file were sent to storage.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sent">The number of bytes so far, which restarts when the upload is retried.</param>
    /// <param name="total">The total number of bytes.</param>
    void OnUpload(string path, long sent, long total)
    {
    }
}
