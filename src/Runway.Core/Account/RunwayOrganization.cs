namespace Runway;

/// <summary>The organization of a key: its balance, and its limits and usage by model.</summary>
/// <param name="CreditBalance">The credits that are left. One credit is 0.01 US dollar.</param>
/// <param name="MaxMonthlyCreditSpend">The maximum number of credits that can be bought in 30 days.</param>
/// <param name="Models">One entry for each model with a limit or usage.</param>
public sealed record RunwayOrganization(double CreditBalance, double? MaxMonthlyCreditSpend, IReadOnlyList<RunwayModelLimit> Models);

/// <summary>The limits and usage of an organization for one model.</summary>
/// <param name="Model">The model.</param>
/// <param name="MaxConcurrentGenerations">The maximum number of concurrent tasks; further tasks wait as THROTTLED. Null: no limit.</param>
/// <param name="MaxDailyGenerations">The maximum number of tasks in 24 hours. Null: no limit.</param>
/// <param name="DailyGenerations">The number of tasks in the last 24 hours.</param>
public sealed record RunwayModelLimit(string Model, int? MaxConcurrentGenerations, int? MaxDailyGenerations, int DailyGenerations)
{
    /// <summary>The model's name.</summary>
    public override string ToString() => Model;
}
