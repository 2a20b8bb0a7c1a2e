using Runway.Diagnostics;
using Runway.Generated;

namespace Runway;

/// <summary>The settings of one connection.</summary>
public sealed record DiagnosticConnection
{
    /// <summary>The base URL of the API.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>The value of the version header.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>The source of the key, without the key.</summary>
    public required string KeySource { get; init; }

    /// <summary>The name of the profile.</summary>
    public string? Profile { get; init; }

    /// <summary>The proxy, without user and password.</summary>
    public required string Proxy { get; init; }

    /// <summary>The timeout of one request in seconds.</summary>
    public required double TimeoutSec { get; init; }

    /// <summary>The folder of the journal, with <c>~</c> for the home folder.</summary>
    public string? Journal { get; init; }

    /// <summary>The limit on credits.</summary>
    public decimal? CreditLimit { get; init; }

    /// <summary>Whether the host has returned a response of the API since the connection was created.</summary>
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
            Journal = connection.Journal is { } journal ? DiagnosticSource.AtHome(journal.Folder) : null,
            CreditLimit = connection.Options.Budget?.Limit,
            HasAnswered = connection.Context.HasAnswered,
            IsClosed = connection.IsClosed,
        };
    }
}
