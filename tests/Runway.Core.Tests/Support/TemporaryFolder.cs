namespace Runway.Tests;

/// <summary>A folder for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("runway-").FullName;

    public string[] Files => [.. Directory.GetFiles(Path).Select(f => System.IO.Path.GetFileName(f)).Order()];

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
