using Runway.Generated.Models;
using Runway.Texts;

namespace Runway.Account;

/// <summary>Converts the account models of the API to public types.</summary>
internal static class AccountMapper
{
    public static RunwayOrganization ToOrganization(OrganizationResponse read)
    {
        var limits = read.Tier?.Models?.Entries;
        var used = read.Usage?.Models?.Entries;
        var names = (limits?.Keys ?? []).Union(used?.Keys ?? []).Order(StringComparer.Ordinal);
        return new RunwayOrganization(
            read.CreditBalance ?? 0,
            read.Tier?.MaxMonthlyCreditSpend,
            [.. names.Select(name => new RunwayModelLimit(
                Name(name),
                limits?.GetValueOrDefault(name)?.MaxConcurrentGenerations,
                limits?.GetValueOrDefault(name)?.MaxDailyGenerations,
                used?.GetValueOrDefault(name)?.DailyGenerations ?? 0))]);
    }

    public static UsageRequest ToRequest(DateOnly start, DateOnly before) => UsageRequest.Between(start, before);

    public static IEnumerable<RunwayUsage> ToUsage(UsageResponse read) =>
        from day in read.Results ?? []
        where day.Day is not null
        orderby day.Day
        from use in day.UsedCredits ?? []
        select new RunwayUsage(day.Day!.Value.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), Name(use.Model), use.Amount ?? 0);

    public static IEnumerable<RunwayAvatarUsage> ToUsage(AvatarUsageResponse read) =>
        from day in read.ByDay ?? []
        where day.Day is not null
        orderby day.Day
        select new RunwayAvatarUsage(day.Day!.Value.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), day.Sessions ?? 0, day.Seconds ?? 0);

    private static string Name(string? model) => OutsideText.Line(model, OutsideText.LongestName) ?? string.Empty;
}
