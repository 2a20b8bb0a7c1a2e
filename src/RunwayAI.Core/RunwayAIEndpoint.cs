using Runway.Http;
using Runway.Settings;

namespace Runway;

/// <summary>Checks the base URL of the "Runway AI" service before a key is sent to it.</summary>
internal static class RunwayAIEndpoint
{
    /// <summary>The base URL in the service's documentation.</summary>
    public static readonly Uri Default = new($"https://api.{KeyOwner.RunwayAIDomain}/");

    /// <inheritdoc cref="ServiceUrl.Parse"/>
    public static Uri Parse(string text, bool allowUnencrypted) =>
        ServiceUrl.Parse(text, allowUnencrypted, Default, static host =>
            ServiceUrl.IsIn(host, RunwayEndpoint.Domain) ? new($"'{host}' is Runway's own API, which has a key of its own.", ErrorCase.OtherService) : null);
}
