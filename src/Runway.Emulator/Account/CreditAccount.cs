namespace Runway.Emulator.Account;

/// <summary>
/// The credits of the account: the balance, the usage by UTC day and model, and the number of tasks in the last 24 hours.
/// All changes take one lock, so that the sums are consistent.
/// </summary>
internal sealed class CreditAccount
{
    private readonly object _gate = new();
    private readonly int? _dailyLimit;
    private readonly Dictionary<string, Queue<DateTimeOffset>> _pastDay = new(StringComparer.Ordinal);
    private readonly SortedDictionary<DateOnly, SortedDictionary<string, long>> _usage = [];
    private long _balance;

    public CreditAccount(RunwayEmulatorOptions options, DateTimeOffset now)
    {
        _balance = options.CreditBalance;
        _dailyLimit = options.DailyLimit;
        for (var daysAgo = 1; daysAgo <= options.SeedUsageDays; daysAgo++)
        {
            InventUsage(DayOf(now).AddDays(-daysAgo));
        }
    }

    public long Balance
    {
        get
        {
            lock (_gate)
            {
                return _balance;
            }
        }
    }

    /// <summary>Counts and charges one task, unless the balance or the daily limit is exceeded.</summary>
    public Admission Admit(string model, long credits, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (credits > _balance)
            {
                return Admission.NotEnoughCredits;
            }

            var created = PastDay(model, now);
            if (created.Count >= _dailyLimit)
            {
                return Admission.DailyLimitReached;
            }

            created.Enqueue(now);
            _balance -= credits;
            AddUsage(DayOf(now), model, credits);
            return Admission.Accepted;
        }
    }

    /// <summary>Refunds credits, as a negative amount in the usage report of the day.</summary>
    public void Refund(string model, long credits, DateTimeOffset at)
    {
        lock (_gate)
        {
            _balance += credits;
            AddUsage(DayOf(at), model, -credits);
        }
    }

    /// <summary>Tasks of the model created in the 24 hours before now.</summary>
    public int CreatedInPastDay(string model, DateTimeOffset now)
    {
        lock (_gate)
        {
            return PastDay(model, now).Count;
        }
    }

    /// <summary>Credits by model of one UTC day, models in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> UsageOf(DateOnly day)
    {
        lock (_gate)
        {
            return _usage.TryGetValue(day, out var models) ? [.. models] : [];
        }
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private Queue<DateTimeOffset> PastDay(string model, DateTimeOffset now)
    {
        if (!_pastDay.TryGetValue(model, out var created))
        {
            _pastDay[model] = created = new Queue<DateTimeOffset>();
        }

        while (created.TryPeek(out var oldest) && oldest <= now.AddDays(-1))
        {
            created.Dequeue();
        }

        return created;
    }

    private void AddUsage(DateOnly day, string model, long credits)
    {
        if (!_usage.TryGetValue(day, out var models))
        {
            _usage[day] = models = new SortedDictionary<string, long>(StringComparer.Ordinal);
        }

        models[model] = models.GetValueOrDefault(model) + credits;
    }

    // Deterministic: the same figures for the same date.
    private void InventUsage(DateOnly day)
    {
        AddUsage(day, "gen4_image", 5 * (4 + (day.DayNumber % 7)));
        if (day.DayNumber % 3 != 0)
        {
            AddUsage(day, "gen4_turbo", 25 * (1 + (day.DayNumber % 4)));
        }
    }
}
