using System.Security;
using Runway.Settings;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell.Connections;

/// <summary>What the environment says where a parameter does not.</summary>
internal static class EnvironmentSettings
{
    /// <summary>The key in a variable; null where there is none.</summary>
    public static SecureString? Key(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? RunwayEnvironment.ToSecureString(text) : null;

    /// <summary>The base URL that is given, else the one in a variable; null for the service itself.</summary>
    public static string? BaseUrl(string? given, string variable) => Given(given ?? Environment.GetEnvironmentVariable(variable));
}
