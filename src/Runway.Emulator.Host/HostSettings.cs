using System.Globalization;

namespace Runway.Emulator.Host;

/// <summary>Reads the command line of the host.</summary>
public static class HostSettings
{
    /// <summary>How the host is called.</summary>
    public static readonly string Usage = $"""
        Plays the Runway API on this machine. All tasks, credits and files are its own; nothing leaves the machine.

          --urls <url>            where to listen                                (http://127.0.0.1:4010)
          --task-seconds <n>      how long a task takes                          (8)
          --queue-seconds <n>     how long of that it says PENDING               (a tenth)
          --concurrency <n>       tasks of one model side by side, or unlimited  (1000)
          --daily <n>             tasks of one model a day, or unlimited         (25000)
          --credits <n>           credits at the start                           (100000)
          --output-kb <n>         pad outputs to at least n KB                   (0)
          --output-minutes <n>    how long an output URL works                   (1440)
          --usage-days <n>        days of invented usage in the past             (0)
          --key <key>             the API key to let in                          (a well-known one)
          --runway-ai-key <key>   the API key of the service beside it           (a well-known one)
          --faults <file>         makes requests go wrong by a fault script      (none)

        Under {EmulatorHost.RunwayAIPath} it plays the service of api.runway-ai.ai with its 15 operations, which shares neither key nor
        files with the Runway API: POST {EmulatorHost.RunwayAIPath}/v1/generate-image, GET {EmulatorHost.RunwayAIPath}/emulator/stats and /accepted.

        {FaultScript.Form}
        """;

    internal const string RunwayAIKey = "runway-ai-key";

    private const int LargestWhole = 1_000_000_000;
    private const int LargestOutputKilobytes = 2_000_000;

    private static readonly string[] Known =
    [
        "urls", "task-seconds", "queue-seconds", "concurrency", "daily", "credits",
        "output-kb", "output-minutes", "usage-days", "key", "faults", RunwayAIKey,
    ];

    /// <summary>The options that the arguments ask for.</summary>
    /// <exception cref="FormatException">An argument is unknown or its value does not fit.</exception>
    public static RunwayEmulatorOptions Read(string[] args)
    {
        RefuseUnknown(args);
        var values = new ConfigurationBuilder().AddCommandLine(args).Build();
        var defaults = new RunwayEmulatorOptions();
        return new RunwayEmulatorOptions
        {
            BaseAddress = null,
            ApiKey = values["key"] ?? defaults.ApiKey,
            TaskDuration = Span(values, "task-seconds", TimeSpan.FromSeconds) ?? defaults.TaskDuration,
            QueueDuration = Span(values, "queue-seconds", TimeSpan.FromSeconds),
            ConcurrencyPerModel = Limit(values, "concurrency", defaults.ConcurrencyPerModel),
            DailyGenerationLimit = Limit(values, "daily", defaults.DailyGenerationLimit),
            CreditBalance = Whole(values, "credits") ?? defaults.CreditBalance,
            OutputBytes = (Whole(values, "output-kb", LargestOutputKilobytes) ?? 0) * 1024,
            OutputLifetime = Span(values, "output-minutes", TimeSpan.FromMinutes) ?? defaults.OutputLifetime,
            SeedUsageDays = Whole(values, "usage-days") ?? defaults.SeedUsageDays,
            FaultScript = values["faults"] is { } path ? Script(path) : null,
            RequestLogLimit = 0,
        };
    }

    /// <summary>The options for the "Runway AI" service that the same arguments ask for.</summary>
    /// <exception cref="FormatException">An argument is unknown or its value does not fit.</exception>
    public static RunwayAIEmulatorOptions ReadRunwayAI(string[] args)
    {
        RefuseUnknown(args);
        var values = new ConfigurationBuilder().AddCommandLine(args).Build();
        return new RunwayAIEmulatorOptions
        {
            BaseAddress = null,
            Key = values[RunwayAIKey] ?? RunwayAIEmulator.WellKnownKey,
            FaultScript = values["faults"] is { } path ? Script(path) : null,
            RequestLogLimit = 0,
        };
    }

    private static void RefuseUnknown(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].TrimStart('-').Split('=')[0];
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || !Known.Contains(name))
            {
                throw new FormatException($"Unknown argument: {name}");
            }

            if (!args[i].Contains('=') && ++i == args.Length)
            {
                throw new FormatException($"--{name} needs a value.");
            }
        }
    }

    private static FaultScript Script(string path)
    {
        try
        {
            return FaultScript.Load(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"--faults: {e.Message}", e);
        }
    }

    private static int? Limit(IConfiguration values, string name, int? fallback) =>
        values[name] == "unlimited" ? null : Whole(values, name) ?? fallback;

    private static int? Whole(IConfiguration values, string name, int most = LargestWhole) => values[name] switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= most => number,
        _ => throw new FormatException($"--{name} needs a whole number, at most {most}."),
    };

    private static TimeSpan? Span(IConfiguration values, string name, Func<double, TimeSpan> unit) => values[name] switch
    {
        null => null,
        var text when double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number <= 1_000_000 => unit(number),
        _ => throw new FormatException($"--{name} needs a number."),
    };
}
