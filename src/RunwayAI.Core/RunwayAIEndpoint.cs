using Runway.Http;
using Runway.Settings;

namespace Runway;

/// <summary>The address of the "Runway AI" service, checked before a key is ever sent to it.</summary>
internal static class RunwayAIEndpoint
{
    /// <summary>The service itself, as its documentation names it.</summary>
    public static readonly Uri Default = new($"https://api.{KeyOwner.RunwayAIDomain}/");

    /// <inheritdoc cref="ServiceUrl.Parse"/>
    public static Uri Parse(string text, bool allowUnencrypted) =>
        ServiceUrl.Parse(text, allowUnencrypted, Default, "Connect-RunwayAI", static host =>
            ServiceUrl.IsIn(host, RunwayEndpoint.Domain) ? $"'{host}' is Runway's own API; Connect-Runway connects to it, with a key of its own." : null);
}
