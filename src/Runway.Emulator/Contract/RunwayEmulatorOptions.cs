namespace Runway.Emulator;

/// <summary>The account of an emulator and its behaviour. Immutable.</summary>
public sealed class RunwayEmulatorOptions
{
    internal const string DefaultApiKey = "key_" + QuarterOfKey + QuarterOfKey + QuarterOfKey + QuarterOfKey;
    internal static readonly Uri DefaultAddress = new("https://runway-emulator.invalid/");
    private const string QuarterOfKey = "decafbaddecafbaddecafbaddecafbad";

    /// <summary>The only valid API key. Default: <see cref="RunwayEmulator.WellKnownKey"/>.</summary>
    public string ApiKey { get; init; } = DefaultApiKey;

    /// <summary>
    /// The base address of output and upload URLs. <see langword="null"/> uses scheme and authority of each request, for a host on
    /// a real port. Default: <see cref="RunwayEmulator.DefaultBaseAddress"/>.
    /// </summary>
    public Uri? BaseAddress { get; init; } = DefaultAddress;

    /// <summary>The time from creation to end of a task that gets a slot at once, including PENDING. Default: 8 s.</summary>
    public TimeSpan TaskDuration { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// The time in PENDING before a task runs, at most its whole duration. Default (<see langword="null"/>): a tenth of the
    /// duration.
    /// </summary>
    public TimeSpan? QueueDuration { get; init; }

    /// <summary>
    /// The maximum number of concurrent tasks of one model; further tasks are THROTTLED. Default: 1,000, for large batches; the
    /// service's tiers have 1 to 20. <see langword="null"/> or 0: no limit.
    /// </summary>
    public int? ConcurrencyPerModel { get; init; } = 1_000;

    /// <summary>
    /// The maximum number of tasks of one model in 24 hours; the next create gets status 429. Default: 25,000, as for an account
    /// of tier 5. <see langword="null"/> or 0: no limit.
    /// </summary>
    public int? DailyGenerationLimit { get; init; } = 25_000;

    /// <summary>The initial balance in credits (of USD 0.01). Default: 100,000.</summary>
    public long CreditBalance { get; init; } = 100_000;

    /// <summary>How long an output URL is valid after the read that returned it. Default: 24 hours.</summary>
    public TimeSpan OutputLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// The minimum size of an output in bytes; a smaller file is padded and stays valid. Padding takes no memory. An MP3 has at
    /// most 256 MB. Default: 0.
    /// </summary>
    public int OutputBytes { get; init; }

    /// <summary>The number of days with generated usage before the first day of the emulator, for reports. Default: 0.</summary>
    public int SeedUsageDays { get; init; }

    /// <summary>
    /// The number of entries in the usage and in the audit log of the linked workspace of the web app, spread over the past thirty
    /// days. Default (<see langword="null"/>): no workspace is linked.
    /// </summary>
    public int? WorkspaceEntries { get; init; }

    /// <summary>The maximum number of requests in <see cref="RunwayEmulator.Requests"/>; the newest are kept. Default: 10,000.</summary>
    public int RequestLogLimit { get; init; } = 10_000;

    /// <summary>
    /// Whether the emulator offers models that the document marks as unverified, which the live API refuses. Default:
    /// <see langword="true"/>.
    /// </summary>
    public bool AcceptUnverifiedModels { get; init; } = true;

    /// <summary>
    /// Called for every request before anything else, from several threads; a result other than <see langword="null"/> is the
    /// fault of that request.
    /// </summary>
    public Func<HttpRequestMessage, EmulatorFault?>? Fault { get; init; }

    /// <summary>
    /// Rules for faults, used where <see cref="Fault"/> returns <see langword="null"/>. Default: none.
    /// </summary>
    public FaultScript? FaultScript { get; init; }

    /// <summary>What the emulator has at its start. Default: two workflows and nothing else.</summary>
    public EmulatorFixtures? Fixtures { get; init; }

    internal int? Concurrency => ConcurrencyPerModel is > 0 ? ConcurrencyPerModel : null;

    internal int? DailyLimit => DailyGenerationLimit is > 0 ? DailyGenerationLimit : null;
}
