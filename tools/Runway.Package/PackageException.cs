namespace Runway.Package;

/// <summary>The package could not be created; lists all reasons.</summary>
internal sealed class PackageException(params string[] problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
