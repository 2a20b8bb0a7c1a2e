using System.Globalization;

namespace Runway;

/// <summary>
/// A limit on what may be spent. The most that a create can cost is set aside before it is sent, and what the service
/// says it will cost replaces it afterwards; what would go over the limit is not sent.
/// </summary>
public sealed class CreditBudget
{
    private readonly object _gate = new();
    private decimal _reserved;

    /// <summary>Makes a budget.</summary>
    /// <param name="limit">The most credits that may be spent. One credit is 0.01 US dollar.</param>
    public CreditBudget(decimal limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        Limit = limit;
    }

    /// <summary>The most credits that may be spent.</summary>
    public decimal Limit { get; }

    /// <summary>The credits that are spent or set aside.</summary>
    public decimal Reserved
    {
        get
        {
            lock (_gate)
            {
                return _reserved;
            }
        }
    }

    /// <summary>Sets aside what a create may cost.</summary>
    /// <returns>What was set aside.</returns>
    /// <exception cref="RunwayException">It would go over the limit, or nobody knows what it costs.</exception>
    internal decimal Reserve(GenerationRequest request, CostEstimate cost)
    {
        var most = cost.AtMost ?? throw new RunwayException(
            RunwayErrors.CostUnknown,
            $"What {request.Summary} costs is not known ({cost.Reason}), so it cannot be kept within {Text(Limit)} credits.");
        lock (_gate)
        {
            if (_reserved + most > Limit)
            {
                throw new RunwayException(
                    RunwayErrors.CreditLimitReached,
                    $"{request.Summary} may cost {Text(most)} credits, and {Text(Limit - _reserved)} of {Text(Limit)} are left. It was not sent.");
            }

            _reserved += most;
            return most;
        }
    }

    /// <summary>Replaces what was set aside by what it really is: the service's own estimate, or nothing.</summary>
    internal void Settle(decimal reserved, decimal actual)
    {
        lock (_gate)
        {
            _reserved += actual - reserved;
        }
    }

    private static string Text(decimal credits) => credits.ToString("#,0.##", CultureInfo.CurrentCulture);
}
