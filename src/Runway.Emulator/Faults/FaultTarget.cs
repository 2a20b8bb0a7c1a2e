using System.IO.Enumeration;

namespace Runway.Emulator.Faults;

/// <summary>Matches requests by method and path.</summary>
internal static class FaultTarget
{
    // Creates that cost nothing.
    private static readonly string[] Free = ["/v1/uploads", "/v1/routers", "/v1/avatars", "/v1/documents"];

    // What is read until it has ended.
    private static readonly string[] Polled = ["/v1/tasks/", "/v1/workflow_invocations/", "/v1/avatars/", "/v1/voices/", "/v1/realtime_sessions/"];

    /// <summary>Parses the target of a rule; null where it is not valid.</summary>
    public static Func<string, string, bool>? Parse(string on) => on switch
    {
        "any" => static (_, _) => true,
        "create" => static (method, path) => method == "POST" && IsApi(path) && !IsOrganization(path) && !Free.Contains(path),
        "read" => static (method, path) => method == "GET" && Array.Exists(Polled, start => path.StartsWith(start, StringComparison.Ordinal)),
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
