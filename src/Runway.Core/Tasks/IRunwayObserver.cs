namespace Runway;

/// <summary>
/// Hears what the engine does on behalf of one caller. Called on any thread, and possibly after the caller has
/// lost interest; implementations return at once and never throw.
/// </summary>
public interface IRunwayObserver
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

    /// <summary>A task that is waited for was read.</summary>
    void OnTaskUpdated(RunwayTask task)
    {
    }

    /// <summary>Bytes of a file went to storage.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sent">Bytes so far; from the beginning again when the upload is tried again.</param>
    /// <param name="total">Bytes in all.</param>
    void OnUpload(string path, long sent, long total)
    {
    }

    /// <summary>Bytes of a download arrived.</summary>
    /// <param name="task">The task whose output it is.</param>
    /// <param name="received">Bytes so far.</param>
    /// <param name="total">Bytes in all, where the server said so.</param>
    void OnDownload(RunwayTask task, long received, long? total)
    {
    }
}
