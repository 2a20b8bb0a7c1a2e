namespace Runway.Tasks;

/// <summary>Numbers of credits that come from outside.</summary>
internal static class CreditAmount
{
    // 10,000 US dollars for one task.
    private const double Most = 1_000_000;

    /// <summary>The credits of one task as they may be counted with and shown; null for a number that cannot be true.</summary>
    public static double? Plausible(double? credits) => credits is >= 0 and <= Most ? credits : null;
}
