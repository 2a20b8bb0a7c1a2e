using System.Text.Json;

namespace Runway.Tests.Bridge;

/// <summary>Reads the report of tests/Pester/Invoke-Suite.ps1.</summary>
public static class PesterReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The rows of a report: one for each entry, and at least one, because an empty theory would pass.</summary>
    public static IReadOnlyList<PesterResult> Read(string json)
    {
        return JsonSerializer.Deserialize<Report>(json, Options)?.Tests is { Count: > 0 } tests
            ? [.. tests.Select(ToResult)]
            : [Broken("the suite holds no It", "Pester ran and found not a single It in tests/Pester.")];
    }

    /// <summary>The one failed row of a run without a report.</summary>
    public static PesterResult Broken(string what, string detail) =>
        new(what, PesterOutcome.Failed, detail);

    private static PesterResult ToResult(Entry entry)
    {
        var outcome = entry.Result switch
        {
            "Passed" => PesterOutcome.Passed,
            "Skipped" or "Inconclusive" => PesterOutcome.Skipped,
            _ => PesterOutcome.Failed,
        };
        return new(entry.Name, outcome, entry.Message is { Length: > 0 } message ? message : Unsaid(entry.Result));
    }

    // Pester has no error for an It that did not run, after a failed block or because another has the focus.
    private static string Unsaid(string result) => result switch
    {
        "Skipped" => "Skipped by the suite.",
        _ => $"Pester says {result}, without an error: the It was not reached.",
    };

    private sealed record Report(IReadOnlyList<Entry>? Tests);

    private sealed record Entry(string Name, string Result, string? Message);
}
