namespace Runway.Emulator;

/// <summary>What kind of account an emulator plays, and how it behaves. Fixed once the emulator is made.</summary>
public sealed class RunwayEmulatorOptions
{
    internal const string DefaultApiKey = "key_" + QuarterOfKey + QuarterOfKey + QuarterOfKey + QuarterOfKey;
    internal static readonly Uri DefaultAddress = new("https://runway-emulator.invalid/");
    private const string QuarterOfKey = "decafbaddecafbaddecafbaddecafbad";

    /// <summary>The one API key that is let in. Default: <see cref="RunwayEmulator.WellKnownKey"/>.</summary>
    public string ApiKey { get; init; } = DefaultApiKey;

    /// <summary>
    /// Where output and upload URLs point. <see langword="null"/> takes scheme and authority of each request, which
    /// is what a host on a real port wants. Default: <see cref="RunwayEmulator.DefaultBaseAddress"/>.
    /// </summary>
    public Uri? BaseAddress { get; init; } = DefaultAddress;

    /// <summary>From creation to end of a task that finds a free slot at once, its queueing included. Default: 8 s.</summary>
    public TimeSpan TaskDuration { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// How long a task says PENDING before it runs, never more than its whole duration.
    /// <see langword="null"/> (the default) is a tenth of the task's duration.
    /// </summary>
    public TimeSpan? QueueDuration { get; init; }

    /// <summary>
    /// Tasks of one model that run side by side; those beyond it say THROTTLED. Default: 1,000, an account
    /// with room for a large batch; the service's tiers have 1 to 20. <see langword="null"/> or 0 lifts the limit.
    /// </summary>
    public int? ConcurrencyPerModel { get; init; } = 1_000;

    /// <summary>
    /// Tasks of one model that may be created in any 24 hours; the next create is answered with 429.
    /// Default: 25,000, as an account of the fifth tier. <see langword="null"/> or 0 lifts the limit.
    /// </summary>
    public int? DailyGenerationLimit { get; init; } = 25_000;

    /// <summary>Credits (of USD 0.01) the account starts with. Default: 100,000.</summary>
    public long CreditBalance { get; init; } = 100_000;

    /// <summary>How long an output URL works after the read that handed it out. Default: 24 hours.</summary>
    public TimeSpan OutputLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Bytes that every output has at least; a smaller file is padded so that it still opens. The padding takes no memory.
    /// An MP3 grows to 256 MB at most. Default: 0, no padding.
    /// </summary>
    public int OutputBytes { get; init; }

    /// <summary>Days of invented usage before the first day of the emulator, so that a report shows a table. Default: 0.</summary>
    public int SeedUsageDays { get; init; }

    /// <summary>Requests that <see cref="RunwayEmulator.Requests"/> remembers, the newest ones. Default: 10,000; 0 keeps none.</summary>
    public int RequestLogLimit { get; init; } = 10_000;

    /// <summary>
    /// Whether models that the document marks as unverified are served. The live API would refuse them; a rehearsal
    /// of what the document claims may want them. Default: <see langword="true"/>.
    /// </summary>
    public bool AcceptUnverifiedModels { get; init; } = true;

    /// <summary>
    /// Asked for every request before anything else; an answer other than <see langword="null"/> makes that request
    /// go wrong. Called from several threads at once.
    /// </summary>
    public Func<HttpRequestMessage, EmulatorFault?>? Fault { get; init; }

    /// <summary>
    /// Rules by which requests go wrong, asked where <see cref="Fault"/> has nothing to say. Default: none.
    /// </summary>
    public FaultScript? FaultScript { get; init; }

    internal int? Concurrency => ConcurrencyPerModel is > 0 ? ConcurrencyPerModel : null;

    internal int? DailyLimit => DailyGenerationLimit is > 0 ? DailyGenerationLimit : null;
}
