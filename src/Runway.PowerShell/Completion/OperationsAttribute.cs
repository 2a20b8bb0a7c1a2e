namespace Runway.PowerShell.Completion;

/// <summary>The operations of a cmdlet that creates tasks.</summary>
/// <param name="names">The names, the most frequent first.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OperationsAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}
