using Runway.Observing;

namespace Runway.Tasks;

/// <summary>Receives events about the requests and tasks of one caller.</summary>
internal interface IRunwayObserver : IRequestObserver
{
    /// <summary>A wait has read a task.</summary>
    void OnTaskUpdated(RunwayTask task)
    {
    }

    /// <summary>Bytes of a download arrived.</summary>
    /// <param name="task">The task whose output it is.</param>
    /// <param name="received">The number of bytes so far.</param>
    /// <param name="total">The total number of bytes, where the server returned it.</param>
    void OnDownload(RunwayTask task, long received, long? total)
    {
    }
}
