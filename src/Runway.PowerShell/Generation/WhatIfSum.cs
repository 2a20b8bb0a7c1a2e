using System.Globalization;
using Runway.Catalogue;
using Runway.PowerShell.Costs;
using Runway.Submission;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.PowerShell.Generation;

/// <summary>The total of a batch, for the last line of -WhatIf.</summary>
/// <param name="budgets">The budgets; nothing is reserved in them.</param>
/// <param name="allowUnknownCost">Whether tasks of unknown cost are created in spite of the budgets.</param>
internal sealed class WhatIfSum(IReadOnlyList<CreditBudget> budgets, bool allowUnknownCost)
{
    private const int MostNamed = 10;
    private readonly List<CostEstimate> _costs = [];
    private readonly List<int> _withoutPrice = [];
    private decimal _reserved;
    private int _withinLimits;
    private int _existing;
    private int _refused;

    /// <summary>Adds a task that would be created.</summary>
    public void Add(int index, CostEstimate cost)
    {
        _costs.Add(cost);
        if (cost.AtMost is null)
        {
            _withoutPrice.Add(index);
        }

        // Like the engine: reserve the maximum cost of each.
        var most = cost.AtMost ?? (allowUnknownCost ? cost.AtLeast : (decimal?)null);
        if (most is not null && budgets.All(b => b.Reserved + _reserved + most <= b.Limit))
        {
            _reserved += most.Value;
            _withinLimits++;
        }
    }

    /// <summary>Adds an input that already has a task, by -SkipExisting. An unknown outcome is an error instead.</summary>
    public void AddExisting(RunwayTask task) => _existing += task.Status == RunwayTaskStatus.Unknown ? 0 : 1;

    /// <summary>Adds an input with an error.</summary>
    public void AddRefused() => _refused++;

    /// <summary>The total in one line; null without inputs.</summary>
    public string? Describe()
    {
        if (_costs.Count + _existing + _refused == 0)
        {
            return null;
        }

        string?[] sentences =
        [
            Count(_costs.Count, "task would be created", "tasks would be created") + (_costs.Count > _withoutPrice.Count ? $", for {CostText.Of(_costs)} in all." : "."),
            _withoutPrice.Count == 0 ? null : $"{Count(_withoutPrice.Count, "has", "have")} no known price and {(_withoutPrice.Count == 1 ? "is" : "are")} not in the sum ({Indexes()}: {Reasons()}).",
            _existing == 0 ? null : Count(_existing, "exists already and is not counted.", "exist already and are not counted."),
            _refused == 0 ? null : Count(_refused, "has an error and is not counted.", "have errors and are not counted."),
            budgets.Count == 0 || _withinLimits == _costs.Count ? null : $"Within {Limits()} {Count(_withinLimits, "of them would be sent.", "of them would be sent.")}",
        ];
        return string.Join(" ", sentences.OfType<string>());
    }

    private string Indexes() => "Index " + string.Join(", ", _withoutPrice.Take(MostNamed)) + (_withoutPrice.Count > MostNamed ? " …" : string.Empty);

    private string Reasons() => string.Join("; ", _costs.Where(c => c.AtMost is null).Select(c => c.Reason).Distinct().Take(3));

    private string Limits() => string.Join(" and ", budgets.Select(b => string.Create(
        CultureInfo.CurrentCulture,
        $"the limit of {b.Limit:#,0.##} credits{(b.Reserved > 0 ? string.Create(CultureInfo.CurrentCulture, $" ({b.Limit - b.Reserved:#,0.##} left)") : string.Empty)}")));

    // Like the credits in the same line, in the culture of the user.
    private static string Count(int number, string one, string many) => NumberText.Counted(number, one, many, CultureInfo.CurrentCulture);
}
