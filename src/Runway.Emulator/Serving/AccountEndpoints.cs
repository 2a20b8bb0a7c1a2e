using System.Globalization;
using System.Net;
using System.Text.Json;
using Runway.Emulator.Account;
using Runway.Emulator.Checking;
using Runway.Emulator.Http;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Serving;

/// <summary>The organization and its usage.</summary>
internal sealed class AccountEndpoints(
    RunwayEmulatorOptions options, ApiDocument document, BodyChecker checker, CreditAccount account, TaskStore tasks)
{
    private const string UsagePath = "/v1/organization/usage";
    private const int MostDays = 90;
    private const int UsualDays = 30;

    // The monthly limit of an account of tier 5: USD 100,000.
    private const int MonthlyCredits = 10_000_000;

    // Only live models: unverified models have no limits.
    private readonly Lazy<SortedSet<string>> _models = new(() => new(
        document.Creates.Values
            .SelectMany(operation => operation.Models)
            .Where(model => model.Value.IsServed(acceptUnverified: false))
            .Select(model => model.Key),
        StringComparer.Ordinal));

    /// <summary>The names of the models that the service offers.</summary>
    public IReadOnlySet<string> Models => _models.Value;

    // A recipe is counted and limited by its own name; avatars and voices have one each.
    private IEnumerable<string> Limited => _models.Value.Concat(document.Requests
        .Where(request => request.Key.StartsWith("POST /v1/recipes/", StringComparison.Ordinal))
        .Select(request => request.Value.Model!)).Append(AvatarVideoEndpoint.Model).Append(VoiceEndpoints.Model);

    public IEnumerable<Route> Routes =>
    [
        new("GET", "/v1/organization", call => Organization(call.Now)),
        new("POST", UsagePath, call => Usage(call.Body, call.Now)),
    ];

    private HttpResponseMessage Organization(DateTimeOffset now)
    {
        tasks.Settle(now);
        return Responses.Json(HttpStatusCode.OK, json =>
        {
            json.WriteNumber("creditBalance", account.Balance);
            json.WriteStartObject("tier");
            json.WriteNumber("maxMonthlyCreditSpend", MonthlyCredits);
            WriteModels(json, _ =>
            {
                WriteLimit(json, "maxConcurrentGenerations", options.Concurrency);
                WriteLimit(json, "maxDailyGenerations", options.DailyLimit);
            });
            json.WriteEndObject();
            json.WriteStartObject("usage");
            WriteModels(json, model => json.WriteNumber("dailyGenerations", account.CreatedInPastDay(model, now)));
            json.WriteEndObject();
        });
    }

    // By UTC day and model, for all days of the range up to today, without the end day.
    private HttpResponseMessage Usage(JsonElement body, DateTimeOffset now)
    {
        var issues = checker.Check(UsagePath, body);
        if (issues.Count > 0)
        {
            return Responses.Invalid(issues);
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var start = Day(body, "startDate") ?? today.AddDays(-UsualDays);
        var before = Day(body, "beforeDate") ?? start.AddDays(UsualDays);
        if (before <= start || before.DayNumber - start.DayNumber > MostDays)
        {
            return Responses.Invalid(
            [
                Issue.Custom(
                    JsonLocation.Body.Member("beforeDate"),
                    $"Expected a day after startDate and at most {MostDays} days after it."),
            ]);
        }

        tasks.Settle(now);
        var days = Enumerable.Range(0, before.DayNumber - start.DayNumber)
            .Select(start.AddDays)
            .Where(day => day <= today)
            .Select(day => (Day: day, Used: account.UsageOf(day)))
            .ToList();
        return Responses.Json(HttpStatusCode.OK, json => WriteUsage(json, days));
    }

    private static void WriteUsage(
        Utf8JsonWriter json, List<(DateOnly Day, IReadOnlyList<KeyValuePair<string, long>> Used)> days)
    {
        json.WriteStartArray("results");
        foreach (var (day, used) in days)
        {
            json.WriteStartObject();
            json.WriteString("date", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteStartArray("usedCredits");
            foreach (var (model, amount) in used)
            {
                json.WriteStartObject();
                json.WriteString("model", model);
                json.WriteNumber("amount", amount);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("models");
        foreach (var model in days.SelectMany(day => day.Used).Select(used => used.Key).Distinct().Order(StringComparer.Ordinal))
        {
            json.WriteStringValue(model);
        }

        json.WriteEndArray();
    }

    private void WriteModels(Utf8JsonWriter json, Action<string> write)
    {
        json.WriteStartObject("models");
        foreach (var model in Limited)
        {
            json.WriteStartObject(model);
            write(model);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteLimit(Utf8JsonWriter json, string name, int? limit)
    {
        if (limit is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static DateOnly? Day(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value)
        && DateOnly.TryParseExact(
            value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
