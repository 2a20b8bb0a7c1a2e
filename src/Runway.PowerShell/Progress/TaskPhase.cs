namespace Runway.PowerShell.Progress;

/// <summary>How far a task is for somebody who watches a batch.</summary>
internal enum TaskPhase
{
    /// <summary>Not started, or not read yet.</summary>
    Queued,

    /// <summary>The service works on it.</summary>
    Running,

    /// <summary>The service has finished it, and this command has not.</summary>
    Finishing,
}
