using System.Security;
using Runway.Settings;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell.Connections;

/// <summary>Defaults from environment variables.</summary>
internal static class EnvironmentSettings
{
    /// <summary>The key in a variable, or null.</summary>
    public static SecureString? Key(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? RunwayEnvironment.ToSecureString(text) : null;

    /// <summary>The given base URL, or the one in a variable; null for the default.</summary>
    public static string? BaseUrl(string? given, string variable) => Given(given ?? Environment.GetEnvironmentVariable(variable));
}
