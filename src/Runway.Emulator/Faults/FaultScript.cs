using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runway.Emulator;

/// <summary>
/// Rules for faults of an emulator, to test how a client handles them. The first rule that matches a request applies. A script
/// has no state: each emulator counts separately.
/// </summary>
public sealed class FaultScript
{
    /// <summary>A description of the JSON format.</summary>
    public const string Form = """
        A fault script is JSON:
          { "seed": 7, "rules": [
              { "on": "create",   "every": 10, "do": "cut-after-body" },
              { "on": "read",     "first": 3,  "do": "answer", "status": 503, "retryAfter": 2 },
              { "on": "download", "chance": 0.2, "do": "cut-in-body", "bytes": 1000 },
              { "on": "GET /v1/tasks/*", "after": 5, "delay": 30 } ] }
        on      create, read, delete, download, upload, organization, any, or [METHOD ]/path/with/*
        when    after n (skips n), first n (only n), every n (each nth), chance 0..1 (by seed); all must be met
        do      refuse-connection   the connection fails
                cut-before-body     the connection ends before the service has received the request
                cut-after-body      the service processes the request, then the connection ends
                cut-after-headers   ... after the headers of the response
                cut-in-body         ... within its body: after "bytes", or in the middle
                answer              "status" instead of the response; "body", "retryAfter" (seconds)
                html                a web page instead of the response; "status" (200), "body", "retryAfter"
                wrong-length        Content-Length has "bytes" too many, or too few when negative
                expired-url         403, the response of a file host for an expired signed URL
        with    "delay" (seconds) and "skew" (seconds that the service's clock is ahead), for any action or alone;
                "accepted": true for answer and html: the service processes the request;
                "retryAfterAsDate": true writes Retry-After as a date
        The first rule that matches applies. Requests under /emulator/ have no faults.
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter<FaultAction>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Creates a script.</summary>
    /// <param name="rules">At least one rule.</param>
    /// <param name="seed">The seed of the random numbers: with the same order of requests, the same seed gives the same faults.</param>
    /// <exception cref="FormatException">A rule is not valid.</exception>
    public FaultScript(IEnumerable<FaultRule> rules, int seed = 0)
    {
        Rules = [.. rules];
        Seed = seed;
        if (Rules.Count == 0)
        {
            throw new FormatException("The fault script has no rules.");
        }

        for (var i = 0; i < Rules.Count; i++)
        {
            if (Rules[i].Problem() is { } problem)
            {
                throw new FormatException($"Rule {i + 1} of the fault script: {problem}.");
            }
        }
    }

    /// <summary>The rules, in their order.</summary>
    public IReadOnlyList<FaultRule> Rules { get; }

    /// <summary>The seed of the random numbers.</summary>
    public int Seed { get; }

    /// <summary>Parses a script in JSON; see <see cref="Form"/>.</summary>
    /// <exception cref="FormatException">It is not JSON, has an unknown member, or a rule is not valid.</exception>
    public static FaultScript Parse(string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<File>(json, Json);
            return new FaultScript(file?.Rules ?? [], file?.Seed ?? 0);
        }
        catch (JsonException e)
        {
            throw new FormatException($"The fault script cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a script from a file.</summary>
    /// <exception cref="FormatException">As for <see cref="Parse"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FaultScript Load(string path) => Parse(System.IO.File.ReadAllText(path));

    private sealed record File
    {
        public int Seed { get; init; }

        public FaultRule[]? Rules { get; init; }
    }
}
