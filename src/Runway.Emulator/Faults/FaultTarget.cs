using System.IO.Enumeration;

namespace Runway.Emulator.Faults;

/// <summary>Matches requests by method and path.</summary>
internal static class FaultTarget
{
    /// <summary>Parses the target of a rule; null where it is not valid.</summary>
    public static Func<string, string, bool>? Parse(string on) => on switch
    {
        "any" => static (_, _) => true,
        "create" => static (method, path) => method == "POST" && IsApi(path) && !IsOrganization(path) && path is not ("/v1/uploads" or "/v1/routers"),
        "read" => static (method, path) => method == "GET" && (IsTask(path) || path.StartsWith("/v1/workflow_invocations/", StringComparison.Ordinal)),
        "delete" => static (method, path) => method == "DELETE" && IsTask(path),
        "download" => static (_, path) => path.StartsWith("/outputs/", StringComparison.Ordinal),
        "upload" => static (_, path) => path == "/v1/uploads" || path.StartsWith("/storage/", StringComparison.Ordinal),
        "organization" => static (_, path) => IsOrganization(path),
        _ => on.Split(' ') switch
        {
            [['/', ..] pattern] => (_, path) => Matches(pattern, path),
            [{ Length: > 0 } verb, ['/', ..] pattern] => (method, path) => method == verb && Matches(pattern, path),
            _ => null,
        },
    };

    private static bool Matches(string pattern, string path) =>
        FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false);

    private static bool IsApi(string path) => path.StartsWith("/v1/", StringComparison.Ordinal);

    private static bool IsTask(string path) => path.StartsWith("/v1/tasks/", StringComparison.Ordinal);

    private static bool IsOrganization(string path) =>
        path == "/v1/organization" || path.StartsWith("/v1/organization/", StringComparison.Ordinal);
}
