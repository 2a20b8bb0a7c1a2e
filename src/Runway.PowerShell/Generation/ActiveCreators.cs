using Runway.PowerShell.Connections;

namespace Runway.PowerShell.Generation;

/// <summary>
/// The running cmdlets of a runspace that create tasks. A cmdlet that begins later is after them in the pipeline, or nested in it,
/// and so knows the source of its input.
/// </summary>
internal static class ActiveCreators
{
    private static readonly PerRunspace<List<GeneratingCmdlet>> Begun = new();

    /// <summary>The running ones.</summary>
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

    /// <summary>Adds a cmdlet. Disposing the result removes it, on any thread.</summary>
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
