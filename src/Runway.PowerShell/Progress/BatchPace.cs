using System.Diagnostics;

namespace Runway.PowerShell.Progress;

/// <summary>
/// Estimates the remaining time of a batch, from the moment its size is known. No estimate before a twentieth of the rest, and at
/// least three tasks, are done.
/// </summary>
/// <param name="from">The number done at that moment.</param>
internal sealed class BatchPace(double from)
{
    private readonly Stopwatch _since = Stopwatch.StartNew();

    /// <summary>The remaining seconds; -1 without an estimate.</summary>
    public int SecondsLeft(double done, int total)
    {
        var gained = done - from;
        return gained < Math.Max(3, (total - from) / 20)
            ? -1
            : (int)Math.Clamp(Math.Ceiling(_since.Elapsed.TotalSeconds * (total - done) / gained), 0, int.MaxValue);
    }
}
