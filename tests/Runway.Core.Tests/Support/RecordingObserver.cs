using System.Collections.Concurrent;

namespace Runway.Tests;

/// <summary>Keeps the events of the engine.</summary>
internal sealed class RecordingObserver(bool includesBodies = false) : IRunwayObserver
{
    public ConcurrentQueue<RequestRecord> Requests { get; } = new();

    public ConcurrentQueue<string> Warnings { get; } = new();

    public ConcurrentQueue<RunwayTask> Updates { get; } = new();

    public bool IncludesBodies => includesBodies;

    public void OnRequest(RequestRecord request) => Requests.Enqueue(request);

    public void OnWarning(string message) => Warnings.Enqueue(message);

    public void OnTaskUpdated(RunwayTask task) => Updates.Enqueue(task);
}
