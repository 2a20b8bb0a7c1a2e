namespace Runway.PowerShell.Progress;

/// <summary>The phase of a task, as shown in the progress.</summary>
internal enum TaskPhase
{
    /// <summary>Not started, or not read yet.</summary>
    Queued,

    /// <summary>Running at the service.</summary>
    Running,

    /// <summary>Finished at the service, but not by this command.</summary>
    Finishing,
}
