namespace Runway;

/// <summary>The organization that a key belongs to: its balance, and its limits and use by model.</summary>
/// <param name="CreditBalance">The credits that are left. One credit is 0.01 US dollar.</param>
/// <param name="MaxMonthlyCreditSpend">The most credits that can be bought in 30 days.</param>
/// <param name="Models">One entry for each model with a limit or with use.</param>
public sealed record RunwayOrganization(double CreditBalance, double? MaxMonthlyCreditSpend, IReadOnlyList<RunwayModelLimit> Models);

/// <summary>What an organization may do with one model, and what it did.</summary>
/// <param name="Model">The model.</param>
/// <param name="MaxConcurrentGenerations">How many tasks may run at once; null is unlimited. Further ones wait as THROTTLED.</param>
/// <param name="MaxDailyGenerations">How many tasks may be created in 24 hours; null is unlimited.</param>
/// <param name="DailyGenerations">How many were created in the past 24 hours.</param>
public sealed record RunwayModelLimit(string Model, int? MaxConcurrentGenerations, int? MaxDailyGenerations, int DailyGenerations)
{
    /// <summary>The model's name.</summary>
    public override string ToString() => Model;
}
