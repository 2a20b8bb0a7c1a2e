namespace Runway;

/// <summary>
/// Hears of the requests that the engine sends on behalf of one caller. Called on any thread, and possibly after the caller has
/// lost interest; implementations return at once and never throw.
/// </summary>
public interface IRequestObserver
{
    /// <summary>Whether <see cref="OnRequest"/> should carry the bodies (they are copied only then).</summary>
    bool WantsBodies => false;

    /// <summary>A request ended.</summary>
    void OnRequest(RequestRecord request)
    {
    }

    /// <summary>Something that a user should know and that ends nothing.</summary>
    void OnWarning(string message)
    {
    }

    /// <summary>Bytes of a file went to storage.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sent">Bytes so far; from the beginning again when the upload is tried again.</param>
    /// <param name="total">Bytes in all.</param>
    void OnUpload(string path, long sent, long total)
    {
    }
}
