namespace Runway.OpenApi;

/// <summary>The sources and overlays do not make one document; every problem is listed at once.</summary>
internal sealed class ReconciliationException(IReadOnlyList<string> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    public ReconciliationException(string problem)
        : this([problem])
    {
    }

    public IReadOnlyList<string> Problems { get; } = problems;
}
