using System.Globalization;
using Runway.Catalogue;
using Runway.Operations;

namespace Runway.Submission;

/// <summary>
/// A limit on the credits that may be spent. The maximum cost of a create is reserved before it is sent and replaced by the
/// service's estimate afterwards. A create that would exceed the limit is not sent.
/// </summary>
internal sealed class CreditBudget
{
    private readonly object _gate = new();
    private decimal _reserved;

    /// <summary>Creates a budget.</summary>
    /// <param name="limit">The limit in credits. One credit is 0.01 US dollar.</param>
    public CreditBudget(decimal limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        Limit = limit;
    }

    /// <summary>The limit in credits.</summary>
    public decimal Limit { get; }

    /// <summary>The credits that are spent or reserved.</summary>
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

    /// <summary>Reserves the maximum cost of a create.</summary>
    /// <param name="request">The create.</param>
    /// <param name="cost">Its cost.</param>
    /// <param name="allowUnknown">Reserves the minimum cost where the maximum is not known.</param>
    /// <returns>The credits that were reserved.</returns>
    /// <exception cref="RunwayException">The limit would be exceeded, or the cost is not known.</exception>
    internal decimal Reserve(GenerationRequest request, CostEstimate cost, bool allowUnknown = false)
    {
        var most = cost.AtMost ?? (allowUnknown ? cost.AtLeast : (decimal?)null) ?? throw new RunwayException(
            RunwayErrors.CostUnknown,
            $"The cost of {request.Summary} is not known ({cost.Reason}), so it cannot be kept within {Text(Limit)} credits.")
        { Case = request.CostCase };
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

    /// <summary>Replaces a reservation by the actual cost.</summary>
    internal void Settle(decimal reserved, decimal actual)
    {
        lock (_gate)
        {
            _reserved += actual - reserved;
        }
    }

    private static string Text(decimal credits) => credits.ToString("#,0.##", CultureInfo.CurrentCulture);
}
