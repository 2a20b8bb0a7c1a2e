namespace Runway;

/// <summary>Keeps a create within the budgets that hold for it: the connection's, and the command's.</summary>
/// <param name="request">The request.</param>
/// <param name="cost">What it is expected to cost; asked for only where there is a budget.</param>
/// <param name="budgets">The budgets; null stands for none.</param>
internal sealed class BudgetedCreate(GenerationRequest request, Func<CostEstimate> cost, params CreditBudget?[] budgets)
{
    private readonly CreditBudget[] _budgets = [.. budgets.OfType<CreditBudget>()];
    private List<(CreditBudget Budget, decimal Credits)> _held = [];

    /// <summary>Sets aside, creates, and settles by what came of it. What cannot be told stays set aside: it may be charged.</summary>
    public Task<RunwayTask> RunAsync(Func<Task<RunwayTask>> create) => _budgets.Length == 0 ? create() : RunWithinAsync(create);

    private async Task<RunwayTask> RunWithinAsync(Func<Task<RunwayTask>> create)
    {
        Reserve();
        try
        {
            var task = await create().ConfigureAwait(false);
            if (task.EstimatedCredits is { } estimated)
            {
                Settle((decimal)estimated);
            }

            return task;
        }
        catch (Exception e) when (e is not RunwayException { Kind: RunwayErrorKind.OutcomeUnknown })
        {
            Settle(0);
            throw;
        }
    }

    /// <summary>Sets aside what one more request may cost, after one whose outcome is unknown: each may be charged.</summary>
    /// <returns>Why it must not be sent; null when it may.</returns>
    public RunwayException? TryReserveAgain()
    {
        try
        {
            Reserve();
            return null;
        }
        catch (RunwayException e)
        {
            return e;
        }
    }

    // In all budgets, or in none.
    private void Reserve()
    {
        var held = new List<(CreditBudget Budget, decimal Credits)>();
        try
        {
            foreach (var budget in _budgets)
            {
                held.Add((budget, budget.Reserve(request, cost())));
            }
        }
        catch
        {
            held.ForEach(h => h.Budget.Settle(h.Credits, 0));
            throw;
        }

        _held = held;
    }

    private void Settle(decimal actual) => _held.ForEach(h => h.Budget.Settle(h.Credits, actual));
}
