namespace Runway.OpenApi;

/// <summary>The sources and overlays cannot be reconciled; lists all problems.</summary>
internal sealed class ReconciliationException(IReadOnlyList<string> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    public ReconciliationException(string problem)
        : this([problem])
    {
    }

    public IReadOnlyList<string> Problems { get; } = problems;
}
