using Runway.Generated;

namespace Runway;

/// <summary>The settings in force of one connection.</summary>
public sealed record DiagnosticConnection
{
    /// <summary>Where requests go.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>The value of the version header.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>Where the key came from; nothing of the key itself.</summary>
    public required string KeySource { get; init; }

    /// <summary>The profile it was made from.</summary>
    public string? Profile { get; init; }

    /// <summary>The proxy in force, without user and password.</summary>
    public required string Proxy { get; init; }

    /// <summary>The longest that one request may take, in seconds.</summary>
    public required double TimeoutSec { get; init; }

    /// <summary>The folder of the journal, with <c>~</c> for the user's own folder.</summary>
    public string? Journal { get; init; }

    /// <summary>The most credits that may be spent over it.</summary>
    public decimal? CreditLimit { get; init; }

    /// <summary>Whether the host has answered as the API does since the connection was made.</summary>
    public required bool HasAnswered { get; init; }

    /// <summary>Whether it was closed.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>Reads the settings of a connection.</summary>
    public static DiagnosticConnection Of(RunwayConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return new DiagnosticConnection
        {
            BaseUrl = connection.BaseAddress.ToString(),
            ApiVersion = RunwayClient.ApiVersion,
            KeySource = connection.Source,
            Profile = connection.Profile,
            Proxy = connection.Proxy,
            TimeoutSec = connection.Options.RequestTimeout.TotalSeconds,
            Journal = connection.Journal is { } journal ? AtHome(journal.Folder) : null,
            CreditLimit = connection.Options.Budget?.Limit,
            HasAnswered = connection.Context.HasAnswered,
            IsClosed = connection.IsClosed,
        };
    }

    // The user's own folder has the user's name in it.
    private static string AtHome(string path)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return home.Length > 1 && path.StartsWith(home, StringComparison.Ordinal) ? "~" + path[home.Length..] : path;
    }
}
