using Runway.Files;
using Runway.Http;
using Runway.Settings;
using Runway.Texts;

namespace Runway.Diagnostics;

/// <summary>Collects the parts of a diagnosis.</summary>
internal static class DiagnosticSource
{
    private static readonly string[] Secrets = [RunwayEnvironment.ApiSecretVariable];

    private static readonly string[] Settings =
    [
        RunwayEnvironment.BaseUrlVariable, RunwayEnvironment.JournalVariable, RunwayEnvironment.ProfilesVariable,
        "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy", "SSL_CERT_FILE", "SSL_CERT_DIR",
    ];

    /// <summary>The variables that are set, as <c>NAME=value</c>; of a secret only that it is set.</summary>
    public static string[] ReadEnvironment() =>
    [
        .. Secrets.Where(IsSet).Select(name => $"{name}=(set)"),

        // On Windows, names are case-insensitive.
        .. Settings.Where(IsSet).DistinctBy(name => OperatingSystem.IsWindows() ? name.ToUpperInvariant() : name).Select(name => $"{name}={Plain(Environment.GetEnvironmentVariable(name)!)}"),
    ];

    /// <summary>The newest requests of a connection, oldest first.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="count">The maximum number, up to <see cref="RequestLog.Capacity"/>.</param>
    /// <param name="withPrompts">Whether to add the prompts of their tasks from the journal.</param>
    /// <exception cref="RunwayException">The journal cannot be read.</exception>
    public static IReadOnlyList<DiagnosticRequest> ReadRequests(RunwayConnection connection, int count, bool withPrompts)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var prompts = withPrompts ? Prompts(connection) : [];
        return connection.Context.Requests.Newest(count).Select(r => new DiagnosticRequest
        {
            At = r.At,
            Method = r.Method,
            Address = connection.Context.Redact(r.Address),
            StatusCode = r.StatusCode,
            Milliseconds = (int)Math.Min(r.Duration.TotalMilliseconds, int.MaxValue),
            Attempt = r.Attempt,
            RequestId = r.RequestId,
            TaskId = r.TaskId,
            Problem = r.Problem,
            PromptText = r.TaskId is { } id ? prompts.GetValueOrDefault(id) : null,
        }).ToList().AsReadOnly();
    }

    /// <summary>Another module of a name.</summary>
    public static DiagnosticClash ModuleClash(string name, string? version, string folder, bool isLoaded, string? use) => new()
    {
        Name = name,
        Kind = "Module",
        Module = name,
        Version = OutsideText.Line(version),
        Path = OutsideText.Line(AtHome(folder)),
        IsLoaded = isLoaded,
        Use = use,
    };

    /// <summary>A command of the session that hides one of the module's.</summary>
    public static DiagnosticClash CommandClash(string name, string kind, string? module, string? version, string? file, string? use) => new()
    {
        Name = name,
        Kind = kind,
        Module = OutsideText.Line(module),
        Version = OutsideText.Line(version),
        Path = file is null ? null : OutsideText.Line(AtHome(file)),
        IsLoaded = true,
        Use = use,
    };

    /// <summary>A path as it may be shown to others: the user's own folder has the user's name in it.</summary>
    internal static string AtHome(string path)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        var isWithin = home.Length > 1 && path.StartsWith(home, FilePath.Comparison) && (path.Length == home.Length || Path.EndsInDirectorySeparator(path.AsSpan(0, home.Length + 1)));
        return isWithin ? "~" + path[home.Length..] : path;
    }

    private static Dictionary<string, string?> Prompts(RunwayConnection connection) =>
        (connection.Journal?.Read() ?? []).Where(r => r.Id is not null).GroupBy(r => r.Id!).ToDictionary(g => g.Key, g => g.Last().ToTask().PromptText);

    private static bool IsSet(string name) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name));

    // Removes the password of a proxy: http://user:password@host, with or without the scheme.
    private static string Plain(string value)
    {
        var scheme = value.IndexOf("://", StringComparison.Ordinal);
        var user = scheme < 0 ? 0 : scheme + 3;
        return OutsideText.Line(value.Contains('@') ? value[..user] + value[(value.LastIndexOf('@') + 1)..] : value)!;
    }
}
