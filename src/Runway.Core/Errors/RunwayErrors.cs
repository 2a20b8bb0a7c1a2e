using System.Reflection;

namespace Runway;

/// <summary>
/// Every error that this module raises, declared once: its id, its class, what it means and what to do. An error cannot
/// be made without an entry here, and docs/errors.md is written from the entries.
/// </summary>
public static partial class RunwayErrors
{
    private const string DeveloperPortal = "https://dev.runwayml.com";
    private const string StatusPage = "https://status.runwayml.com";
    private const string LocalAddress = "http://127.0.0.1:4010";
    private const string ProxyAddress = "http://proxy.example.org:8080";

    /// <summary>What no other entry stands for: a fault of this module.</summary>
    public static RunwayError UnexpectedError { get; } = new(
        "RunwayUnexpectedError", RunwayErrorKind.Unexpected,
        "Something happened that the module does not foresee: a fault of its own.",
        "Run the command again with -Verbose, and report the fault with its exception ($Error[0].Exception) and what -Verbose wrote. Get-RunwayTaskHistory shows which tasks exist.");

    // Gathered when it is asked for: the parts of this class are initialized in no order that can be relied on.
    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<RunwayError> All =>
    [
        .. typeof(RunwayErrors).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == typeof(RunwayError))
            .Select(p => (RunwayError)p.GetValue(null)!)
            .OrderBy(e => e.Id, StringComparer.Ordinal),
    ];
}
