using Runway.PowerShell.Connections;

namespace Runway.PowerShell.Generation;

/// <summary>
/// The cmdlets of a runspace that create tasks and have begun. One that begins later is behind them in the pipeline, or
/// inside it, and so knows where its input comes from.
/// </summary>
internal static class ActiveCreators
{
    private static readonly PerRunspace<List<GeneratingCmdlet>> Begun = new();

    /// <summary>Those that have begun and not ended.</summary>
    public static IReadOnlyList<GeneratingCmdlet> Current
    {
        get
        {
            var begun = Begun.Current ?? [];
            lock (begun)
            {
                return [.. begun];
            }
        }
    }

    /// <summary>Adds one; what is returned takes it out again, on any thread.</summary>
    public static Action Add(GeneratingCmdlet cmdlet)
    {
        var begun = Begun.Current ??= [];
        lock (begun)
        {
            begun.Add(cmdlet);
        }

        return () =>
        {
            lock (begun)
            {
                begun.Remove(cmdlet);
            }
        };
    }
}
