namespace Runway.Emulator.Tasks;

/// <summary>How long tasks and runs wait and run.</summary>
internal static class TaskTimes
{
    /// <summary>The time in PENDING and the time in RUNNING.</summary>
    public static (TimeSpan Queue, TimeSpan Running) Of(RunwayEmulatorOptions options, PromptDirectives directives)
    {
        var whole = directives.Duration ?? options.TaskDuration;
        var queue = options.QueueDuration ?? whole / 10;
        queue = queue < whole ? queue : whole;
        return (queue, whole - queue);
    }
}
