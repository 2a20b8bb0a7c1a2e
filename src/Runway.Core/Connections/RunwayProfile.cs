using System.Text.Json.Serialization;

namespace Runway;

/// <summary>
/// The named settings of a connection, without secrets: the key is in a vault or an environment variable, and the profile only
/// has its location.
/// </summary>
public sealed record RunwayProfile
{
    /// <summary>The name.</summary>
    [JsonIgnore]
    public string Name { get; init; } = string.Empty;

    /// <summary>The name of the key in a vault. Null: the key is in the environment variable.</summary>
    public string? SecretName { get; init; }

    /// <summary>The vault. Null: all vaults are searched, the default one first.</summary>
    public string? Vault { get; init; }

    /// <summary>The base URL without <c>/v1</c>.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Allows to send the key over unencrypted http to another machine.</summary>
    public bool AllowUnencryptedAuthentication { get; init; }

    /// <summary>The address of the proxy, without user and password. Null: the system's settings.</summary>
    public string? Proxy { get; init; }

    /// <summary>Whether the current user's credentials are used for the proxy.</summary>
    public bool ProxyUseDefaultCredentials { get; init; }

    /// <summary>Whether no proxy is used.</summary>
    public bool NoProxy { get; init; }

    /// <summary>The timeout of one request in seconds.</summary>
    public int? TimeoutSec { get; init; }

    /// <summary>The folder of the journal.</summary>
    public string? JournalPath { get; init; }

    /// <summary>The limit on credits for one connection.</summary>
    public decimal? CreditLimit { get; init; }

    /// <summary>The file of the profile; deleting it deletes the profile.</summary>
    [JsonIgnore]
    public string? Path { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
