using System.Text.Json.Serialization;

namespace Runway;

/// <summary>
/// The settings of a connection under a name. It holds no secret: the key stays in its vault, or in the environment, and
/// only where it is found is kept here.
/// </summary>
public sealed record RunwayProfile
{
    /// <summary>The name.</summary>
    [JsonIgnore]
    public string Name { get; init; } = string.Empty;

    /// <summary>The name of the key in a vault; null takes the key from the environment.</summary>
    public string? SecretName { get; init; }

    /// <summary>The vault; null looks in all of them, the default one first.</summary>
    public string? Vault { get; init; }

    /// <summary>The base URL without <c>/v1</c>.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Lets the key travel over plain http to a host other than this machine.</summary>
    public bool AllowUnencryptedAuthentication { get; init; }

    /// <summary>The address of the proxy, without user and password; null follows the system.</summary>
    public string? Proxy { get; init; }

    /// <summary>Whether the current user's credentials are used for the proxy.</summary>
    public bool ProxyUseDefaultCredentials { get; init; }

    /// <summary>Whether no proxy is used.</summary>
    public bool NoProxy { get; init; }

    /// <summary>The longest that one request may take, in seconds.</summary>
    public int? TimeoutSec { get; init; }

    /// <summary>The folder of the journal.</summary>
    public string? JournalPath { get; init; }

    /// <summary>The most credits that may be spent over one connection.</summary>
    public decimal? CreditLimit { get; init; }

    /// <summary>The file it is kept in; removing the file removes the profile.</summary>
    [JsonIgnore]
    public string? Path { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
