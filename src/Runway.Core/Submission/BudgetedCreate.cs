namespace Runway;

/// <summary>Keeps a create within the budgets that hold for it: the connection's, and the command's.</summary>
internal static class BudgetedCreate
{
    // 10,000 US dollars. Beyond it, and below nothing, an estimate is taken for a mistake, and what was set aside stays.
    private const double MostForOneTask = 1_000_000;

    /// <summary>Sets aside, creates, and settles by what came of it. An unknown outcome stays set aside: it may be charged.</summary>
    public static Task<RunwayTask> RunAsync(GenerationRequest request, Func<CostEstimate> cost, IEnumerable<CreditBudget?> budgets, Func<Task<RunwayTask>> create)
    {
        List<CreditBudget> binding = [.. budgets.OfType<CreditBudget>()];
        return binding.Count == 0 ? create() : RunAsync(request, cost(), binding, create);
    }

    private static async Task<RunwayTask> RunAsync(GenerationRequest request, CostEstimate cost, List<CreditBudget> budgets, Func<Task<RunwayTask>> create)
    {
        var held = new List<(CreditBudget Budget, decimal Credits)>();
        try
        {
            foreach (var budget in budgets)
            {
                held.Add((budget, budget.Reserve(request, cost)));
            }

            var task = await create().ConfigureAwait(false);
            if (task.EstimatedCredits is { } estimated and >= 0 and <= MostForOneTask)
            {
                held.ForEach(h => h.Budget.Settle(h.Credits, (decimal)estimated));
            }

            return task;
        }
        catch (Exception e) when (e is not RunwayException { Kind: RunwayErrorKind.OutcomeUnknown })
        {
            held.ForEach(h => h.Budget.Settle(h.Credits, 0));
            throw;
        }
    }
}
