using Runway.Generated;

namespace Runway;

/// <summary>The one place where the wire's account types become ours.</summary>
internal static class AccountMapper
{
    public static RunwayOrganization ToOrganization(OrganizationResponse read)
    {
        var limits = read.Tier?.Models;
        var used = read.Usage?.Models;
        var names = (limits?.Keys ?? []).Union(used?.Keys ?? []).Order(StringComparer.Ordinal);
        return new RunwayOrganization(
            read.CreditBalance ?? 0,
            read.Tier?.MaxMonthlyCreditSpend,
            [.. names.Select(name => new RunwayModelLimit(
                Name(name),
                (int?)limits?.GetValueOrDefault(name)?.MaxConcurrentGenerations,
                (int?)limits?.GetValueOrDefault(name)?.MaxDailyGenerations,
                (int)(used?.GetValueOrDefault(name)?.DailyGenerations ?? 0)))]);
    }

    public static UsageRequest ToRequest(DateOnly start, DateOnly before) => new() { StartDate = start, BeforeDate = before };

    public static IEnumerable<RunwayUsage> ToUsage(UsageResponse read) =>
        from day in read.Results ?? []
        where day.Date is not null
        orderby day.Date
        from use in day.UsedCredits ?? []
        select new RunwayUsage(day.Date!.Value.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), Name(use.Model), use.Amount ?? 0);

    private static string Name(string? model) => OutsideText.Line(model, OutsideText.LongestName) ?? string.Empty;
}
