namespace Runway.Tasks;

/// <summary>Checks numbers of credits from outside.</summary>
internal static class CreditAmount
{
    // 10,000 US dollars for one task.
    private const double Max = 1_000_000;

    /// <summary>The credits of one task; null where the number is not plausible.</summary>
    public static double? Plausible(double? credits) => credits is >= 0 and <= Max ? credits : null;
}
