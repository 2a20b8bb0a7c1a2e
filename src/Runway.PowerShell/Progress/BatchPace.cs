using System.Diagnostics;

namespace Runway.PowerShell.Progress;

/// <summary>
/// How fast a batch gets on since it is known how large it is. Before a twentieth of the rest, and three tasks, are done
/// nothing is foretold.
/// </summary>
/// <param name="from">What was done by then.</param>
internal sealed class BatchPace(double from)
{
    private readonly Stopwatch _since = Stopwatch.StartNew();

    /// <summary>The seconds to the end at this pace; -1 where that would be a guess.</summary>
    public int SecondsLeft(double done, int total)
    {
        var gained = done - from;
        return gained < Math.Max(3, (total - from) / 20)
            ? -1
            : (int)Math.Clamp(Math.Ceiling(_since.Elapsed.TotalSeconds * (total - done) / gained), 0, int.MaxValue);
    }
}
