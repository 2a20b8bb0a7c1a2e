namespace Runway;

/// <summary>Hears what the engine does on behalf of one caller: its requests, and what became of its tasks.</summary>
public interface IRunwayObserver : IRequestObserver
{
    /// <summary>A task that is waited for was read.</summary>
    void OnTaskUpdated(RunwayTask task)
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
