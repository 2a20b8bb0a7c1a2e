using Runway.OpenApi;

if (args is not ([] or ["--check"]))
{
    Console.Error.WriteLine("usage: Runway.OpenApi [--check]");
    return 2;
}

try
{
    var files = RepositoryFiles.Find(Environment.CurrentDirectory);
    var reconciliation = files.Reconcile();
    var stale = files.Outputs(reconciliation)
        .Where(o => !File.Exists(o.Key) || File.ReadAllText(o.Key) != o.Value)
        .ToList();

    if (args is ["--check"])
    {
        foreach (var (path, _) in stale)
            Console.Error.WriteLine($"stale: {path} (run: dotnet run --project tools/Runway.OpenApi)");
        return stale.Count == 0 ? 0 : 1;
    }

    foreach (var (path, text) in stale)
        File.WriteAllText(path, text);
    Console.WriteLine(
        $"{reconciliation.Conflicts.Count} conflicts settled, {reconciliation.Applied.Count} corrections applied, {stale.Count} files changed");
    return 0;
}
catch (ReconciliationException e)
{
    foreach (var problem in e.Problems)
        Console.Error.WriteLine($"error: {problem}");
    return 1;
}
