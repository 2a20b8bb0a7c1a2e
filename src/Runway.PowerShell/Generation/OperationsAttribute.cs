namespace Runway.PowerShell.Generation;

/// <summary>The operations of which a cmdlet makes tasks, and no other place says so.</summary>
/// <param name="names">Their names, the one that it makes most often first.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OperationsAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}
