using System.Diagnostics;

namespace Runway.Tests;

/// <summary>
/// A clock that stands still until a test moves it. Timers fire in order of their due time, on the thread that
/// moves the clock, and <see cref="GetUtcNow"/> shows each timer its own due time.
/// </summary>
public sealed class ManualTimeProvider : TimeProvider
{
    /// <summary>How close together timers may lie to be fired in one step of <see cref="Drive{T}(Task{T})"/>.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(20);

    /// <summary>How long, in real time, work may wait for nothing on the clock before it is given up.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>How long, in real time, one thread may run the work without an end before the test fails.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(1);

    /// <summary>How long, in real time, a thread of the pool that does not run the work may finish nothing before it counts as one of the test host's.</summary>
    private static readonly TimeSpan LongestForeignStep = TimeSpan.FromMilliseconds(500);

    // The clock whose work the current thread runs. It flows with the execution context into everything that the work starts, and
    // the runtime reports each thread that begins or ends to run in such a context.
    private static readonly AsyncLocal<ManualTimeProvider?> Worker = new(CountThread);

    // Counted before the first test has work of its own, and not when it is first asked for.
    private static int FewestAtWork;
    private readonly object _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly DateTimeOffset _start;
    private long _ticks;
    private int _threadsAtWork;

    static ManualTimeProvider() => FewestAtWork = AtWork();

    public ManualTimeProvider(DateTimeOffset? start = null) =>
        _start = start ?? new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How far the clock has been moved since it was made.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, firing on the way every timer that falls due.</summary>
    public void Advance(TimeSpan by)
    {
        var target = GetTimestamp() + by.Ticks;
        while (FireNext(target))
        {
        }

        Interlocked.Exchange(ref _ticks, target);
    }

    /// <summary>
    /// Starts <paramref name="work"/> in a context by which the clock knows the threads that run it. For work that begins
    /// before a test calls <see cref="Drive{T}(Task{T})"/>.
    /// </summary>
    public Task<T> Start<T>(Func<Task<T>> work)
    {
        var before = Worker.Value;
        Worker.Value = this;
        try
        {
            return work();
        }
        finally
        {
            Worker.Value = before;
        }
    }

    /// <inheritdoc cref="Start{T}(Func{Task{T}})"/>
    public Task Start(Func<Task> work) => Start(() => AsResult(work()));

    /// <summary>Starts <paramref name="work"/> and lets it run to its end, as <see cref="Drive{T}(Task{T})"/> does.</summary>
    public Task<T> Drive<T>(Func<Task<T>> work) => Drive(Start(work));

    /// <inheritdoc cref="Drive{T}(Func{Task{T}})"/>
    public Task Drive(Func<Task> work) => Drive(Start(work));

    /// <summary>
    /// Lets work that <see cref="Start{T}(Func{Task{T}})"/> began run to its end: whenever no thread runs it and the thread pool
    /// is idle, so that everything waits for the clock, the clock jumps to the next timer, and fires with it those that follow
    /// within <see cref="Grain"/>. Fails when nothing is left to wait for. The assembly must not run tests in parallel, and
    /// nothing may wait for the network: the clock cannot see that.
    /// </summary>
    public Task<T> Drive<T>(Task<T> work) => Task.Factory.StartNew(
        () =>
        {
            while (true)
            {
                WaitUntilIdle(work);
                if (work.IsCompleted)
                {
                    return work.GetAwaiter().GetResult();
                }

                if (!FireNext(long.MaxValue))
                {
                    throw new TimeoutException($"The work waits for nothing on the clock, after {Elapsed} of virtual time.");
                }

                var step = GetTimestamp() + Grain.Ticks;
                while (FireNext(step))
                {
                }
            }
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    /// <inheritdoc cref="Drive{T}(Task{T})"/>
    public Task Drive(Task work) => Drive(AsResult(work));

    private static async Task<bool> AsResult(Task work)
    {
        await work.ConfigureAwait(false);
        return true;
    }

    private static void CountThread(AsyncLocalValueChangedArgs<ManualTimeProvider?> change)
    {
        if (change.PreviousValue is { } before)
        {
            Interlocked.Decrement(ref before._threadsAtWork);
        }

        if (change.CurrentValue is { } now)
        {
            Interlocked.Increment(ref now._threadsAtWork);
        }
    }

    // Idle is when no thread runs the work, nothing is queued in the pool, no other thread of the pool is at work besides those
    // that the test host keeps for itself, and nothing was finished between the first look and the last. A thread that the host
    // took later looks like work that never ends: the clock moves on when it has finished nothing for a while.
    private void WaitUntilIdle(Task work)
    {
        var (last, since) = (-1L, 0L);
        while (!work.IsCompleted)
        {
            var done = ThreadPool.CompletedWorkItemCount;
            if (done != last)
            {
                (last, since) = (done, Stopwatch.GetTimestamp());
            }

            var runs = Volatile.Read(ref _threadsAtWork) > 0;
            if (!runs && !IsPoolAtWork() && ThreadPool.PendingWorkItemCount == 0 && ThreadPool.CompletedWorkItemCount == done && HasTimers())
            {
                return;
            }

            if (Stopwatch.GetElapsedTime(since) >= (runs ? LongestStep : HasTimers() ? LongestForeignStep : LongestWait))
            {
                return;
            }

            Thread.Yield();
        }
    }

    private bool HasTimers()
    {
        lock (_gate)
        {
            return _timers.Count > 0;
        }
    }

    private static bool IsPoolAtWork()
    {
        var now = AtWork();
        FewestAtWork = Math.Min(FewestAtWork, now);
        return now > FewestAtWork;
    }

    private static int AtWork()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var available, out _);
        return most - available;
    }

    private bool FireNext(long limit)
    {
        ManualTimer? next;
        lock (_gate)
        {
            next = _timers.Where(t => t.Due <= limit).MinBy(t => t.Due);
            if (next is null)
            {
                return false;
            }

            if (next.Due > GetTimestamp())
            {
                Interlocked.Exchange(ref _ticks, next.Due);
            }

            if (next.Period > 0)
            {
                next.Due += next.Period;
            }
            else
            {
                _timers.Remove(next);
            }
        }

        next.Fire();
        return true;
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public long Due { get; set; }

        public long Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            // As the timers of .NET do.
            ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime.TotalMilliseconds, uint.MaxValue - 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(dueTime.TotalMilliseconds, -1);
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock.GetTimestamp() + dueTime.Ticks;
                    Period = period == Timeout.InfiniteTimeSpan ? 0 : period.Ticks;
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
