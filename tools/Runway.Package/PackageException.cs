namespace Runway.Package;

/// <summary>There is no package, and these are the reasons.</summary>
internal sealed class PackageException(params string[] problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
