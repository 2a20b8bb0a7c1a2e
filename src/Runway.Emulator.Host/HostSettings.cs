using System.CommandLine;
using System.Globalization;

namespace Runway.Emulator.Host;

/// <summary>The command line of the host.</summary>
public static class HostSettings
{
    private const int LargestWhole = 1_000_000_000;
    private const int LargestOutputKilobytes = 2_000_000;
    private const int LargestSpan = 1_000_000;
    private static readonly RunwayEmulatorOptions Defaults = new();

    private static readonly Option<string> Urls = Named<string>("--urls", "url", "The address to listen on. Default: http://127.0.0.1:4010");
    private static readonly Option<double?> TaskSeconds = Span("--task-seconds", "Duration of a task in seconds. Default: 8");
    private static readonly Option<double?> QueueSeconds = Span("--queue-seconds", "Time in PENDING, in seconds. Default: a tenth of the duration");
    private static readonly Option<Limit?> Concurrency = Limited("--concurrency", "Maximum number of concurrent tasks of one model, or unlimited. Default: 1000");
    private static readonly Option<Limit?> Daily = Limited("--daily", "Maximum number of tasks of one model in 24 hours, or unlimited. Default: 25000");
    private static readonly Option<int?> Credits = Whole("--credits", "Initial balance in credits. Default: 100000");
    private static readonly Option<int?> OutputKilobytes = Whole("--output-kb", "Minimum size of outputs in KB. Default: 0", LargestOutputKilobytes);
    private static readonly Option<double?> OutputMinutes = Span("--output-minutes", "Lifetime of an output URL in minutes. Default: 1440");
    private static readonly Option<int?> UsageDays = Whole("--usage-days", "Number of past days with generated usage. Default: 0");
    private static readonly Option<string> Key = Named<string>("--key", "key", "The valid API key. Default: a well-known one");
    private static readonly Option<string> RunwayAIKey = Named<string>("--runway-ai-key", "key", "The valid API key of the other service. Default: a well-known one");
    private static readonly Option<FaultScript> Faults = Parsed("--faults", "file", "A fault script. Default: none", (name, path) => FromFile(name, path, FaultScript.Load));
    private static readonly Option<EmulatorFixtures> Fixtures = Parsed("--fixtures", "file", "What the emulator has at its start. Default: two workflows", (name, path) => FromFile(name, path, EmulatorFixtures.Load));
    private static readonly Option<int?> WorkspaceEntries = Whole("--workspace-entries", "Links a workspace with this number of entries. Default: no link", LargestSpan);

    /// <summary>The command with its options.</summary>
    public static RootCommand Command { get; } = new(
        $"""
        Emulates the Runway API on this machine, with its own tasks, credits and files. It sends nothing to other machines.

        Under {EmulatorHost.RunwayAIPath} it emulates the service of api.runway-ai.ai with its 15 operations, which shares neither key nor
        files with the Runway API: POST {EmulatorHost.RunwayAIPath}/v1/generate-image, GET {EmulatorHost.RunwayAIPath}/emulator/stats and /accepted.

        {FaultScript.Form}

        {EmulatorFixtures.Form}
        """)
    {
        Urls, TaskSeconds, QueueSeconds, Concurrency, Daily, Credits, OutputKilobytes, OutputMinutes, UsageDays, Key, RunwayAIKey, Faults, Fixtures, WorkspaceEntries,
    };

    /// <summary>The options from the arguments.</summary>
    /// <exception cref="FormatException">An argument is unknown or its value is not valid.</exception>
    public static RunwayEmulatorOptions Read(string[] args)
    {
        var parsed = Parse(args);
        return new RunwayEmulatorOptions
        {
            BaseAddress = null,
            ApiKey = parsed.GetValue(Key) ?? Defaults.ApiKey,
            TaskDuration = parsed.GetValue(TaskSeconds) is { } task ? TimeSpan.FromSeconds(task) : Defaults.TaskDuration,
            QueueDuration = parsed.GetValue(QueueSeconds) is { } queue ? TimeSpan.FromSeconds(queue) : null,
            ConcurrencyPerModel = parsed.GetValue(Concurrency) is { } concurrency ? concurrency.Most : Defaults.ConcurrencyPerModel,
            DailyGenerationLimit = parsed.GetValue(Daily) is { } daily ? daily.Most : Defaults.DailyGenerationLimit,
            CreditBalance = parsed.GetValue(Credits) ?? Defaults.CreditBalance,
            OutputBytes = (parsed.GetValue(OutputKilobytes) ?? 0) * 1024,
            OutputLifetime = parsed.GetValue(OutputMinutes) is { } minutes ? TimeSpan.FromMinutes(minutes) : Defaults.OutputLifetime,
            SeedUsageDays = parsed.GetValue(UsageDays) ?? Defaults.SeedUsageDays,
            FaultScript = parsed.GetValue(Faults),
            Fixtures = parsed.GetValue(Fixtures),
            WorkspaceEntries = parsed.GetValue(WorkspaceEntries),
            RequestLogLimit = 0,
        };
    }

    /// <summary>The options for the "Runway AI" service from the same arguments.</summary>
    /// <exception cref="FormatException">An argument is unknown or its value is not valid.</exception>
    public static RunwayAIEmulatorOptions ReadRunwayAI(string[] args)
    {
        var parsed = Parse(args);
        return new RunwayAIEmulatorOptions
        {
            BaseAddress = null,
            Key = parsed.GetValue(RunwayAIKey) ?? RunwayAIEmulator.WellKnownKey,
            FaultScript = parsed.GetValue(Faults),
            RequestLogLimit = 0,
        };
    }

    private static ParseResult Parse(string[] args)
    {
        var parsed = Command.Parse(args);
        return parsed.Errors is [] ? parsed : throw new FormatException(string.Join('\n', parsed.Errors.Select(error => error.Message)));
    }

    private static Option<T> Named<T>(string name, string value, string description) => new(name) { HelpName = value, Description = description };

    // The parser returns null for an invalid value, with an error.
    private static Option<T> Parsed<T>(string name, string value, string description, Func<string, string, T> parse)
    {
        var option = Named<T>(name, value, description);
        option.CustomParser = result =>
        {
            try
            {
                return parse(name, result.Tokens.Single().Value);
            }
            catch (FormatException e)
            {
                result.AddError(e.Message);
                return default!;
            }
        };
        return option;
    }

    private static Option<double?> Span(string name, string description) => Parsed<double?>(name, "n", description, (_, text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= LargestSpan
            ? number
            : throw new FormatException($"{name} needs a number."));

    private static Option<int?> Whole(string name, string description, int most = LargestWhole) =>
        Parsed<int?>(name, "n", description, (_, text) => Number(name, text, most));

    private static Option<Limit?> Limited(string name, string description) =>
        Parsed<Limit?>(name, "n", description, (_, text) => new Limit(text == "unlimited" ? null : Number(name, text, LargestWhole)));

    private static int Number(string name, string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new FormatException($"{name} needs a whole number, at most {most}.");

    private static T FromFile<T>(string name, string path, Func<string, T> load)
    {
        try
        {
            return load(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{name}: {e.Message}", e);
        }
    }

    private sealed record Limit(int? Most);
}
