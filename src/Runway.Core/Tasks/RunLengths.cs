namespace Runway;

/// <summary>
/// How long the tasks of one kind take, learned from those seen finishing in this process, so that the reads of the others
/// can fall right after their end. A read tells only that a task ended between it and the read before; reads that lie
/// differently narrow that down together. Guarded by the poller's lock.
/// </summary>
internal sealed class RunLengths
{
    /// <summary>How finely ends are told apart.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(250);

    // Beyond ten minutes a wait of five seconds is no loss worth planning against.
    private const int Grains = 2400;

    // What was seen long ago counts less: half of it after some seventy tasks.
    private const double Memory = 0.99;

    // Any length is a little possible; and as one that nobody has seen may end at any time, that speaks for reading early.
    private const double Doubt = 0.01;
    private const double DoubtAhead = 0.5;
    private const double CostOfWaitingInDoubt = 0.25;

    // A small gain is more likely an error of what was learned, which comes from reads that lie where it put them.
    private const double WorthHolding = 0.5;
    private readonly double[] _ended = new double[Grains];
    private readonly double[] _alive = new double[Grains];
    private int _top;

    /// <summary>Whether the end of any task was seen.</summary>
    public bool HasSeenAnEnd => _top > 0;

    /// <summary>A task of this age was not finished.</summary>
    public void NoteAlive(TimeSpan age)
    {
        if (age >= TimeSpan.Zero && (int)(age / Grain) is var at && at < Grains)
        {
            _alive[at]++;
        }
    }

    /// <summary>A task ended at an age between these two.</summary>
    public void NoteEnd(TimeSpan after, TimeSpan until)
    {
        var (first, last) = ((int)(after / Grain), (int)Math.Ceiling(until / Grain) - 1);
        if (after < TimeSpan.Zero || last < first || last >= Grains)
        {
            return;
        }

        _top = Math.Max(_top, last + 1);
        for (var i = 0; i < _top; i++)
        {
            _ended[i] *= Memory;
            _alive[i] *= Memory;
        }

        // The one end is shared out by what the others make likely: where ends were seen, and where few outlived it.
        Span<double> shares = stackalloc double[last - first + 1];
        var outlived = 0d;
        for (var i = _top - 1; i > last; i--)
        {
            outlived += _alive[i];
        }

        var sum = 0d;
        for (var i = last; i >= first; i--)
        {
            outlived += _alive[i];
            sum += shares[i - first] = (_ended[i] + Doubt) / (1 + outlived);
        }

        for (var i = first; i <= last; i++)
        {
            _ended[i] += shares[i - first] / sum;
        }
    }

    /// <summary>The best age for the next read: where the time from the end to the read that tells of it is the least to be expected.</summary>
    /// <param name="age">The age at which the task is known to be unfinished.</param>
    /// <param name="earliest">The first age at which it may be read.</param>
    /// <param name="latest">The last age to consider.</param>
    /// <param name="interval">The time between reads after that one.</param>
    public TimeSpan BestAge(TimeSpan age, TimeSpan earliest, TimeSpan latest, TimeSpan interval)
    {
        var atOnce = Cost(age, earliest, earliest, interval);
        var (best, least) = (earliest, atOnce);
        for (var next = Grain * ((int)(earliest / Grain) + 1); next <= latest; next += Grain)
        {
            if (Cost(age, earliest, next, interval) is var cost && cost < least)
            {
                (best, least) = (next, cost);
            }
        }

        return least < atOnce * WorthHolding ? best : earliest;
    }

    // Seconds from end to read, weighted. What lies beyond the read after next is planned for when its time comes, and costs
    // the same whatever is done now.
    private double Cost(TimeSpan age, TimeSpan earliest, TimeSpan read, TimeSpan interval)
    {
        var sum = DoubtAhead * CostOfWaitingInDoubt * (read - earliest).TotalSeconds;
        var horizon = Math.Min(_top, (int)((earliest + (interval * 2)) / Grain));
        for (var i = Math.Max(0, (int)(age / Grain)); i < horizon; i++)
        {
            var end = Grain * (i + 1);
            var late = end <= read ? read - end : end <= read + interval ? read + interval - end : interval / 2;
            sum += _ended[i] * late.TotalSeconds;
        }

        return sum;
    }
}
