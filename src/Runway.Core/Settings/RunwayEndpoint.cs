using Runway.Http;

namespace Runway.Settings;

/// <summary>The address of Runway's developer API, checked before a key is ever sent to it.</summary>
internal static class RunwayEndpoint
{
    /// <summary>The domain of the company.</summary>
    public const string Domain = "runwayml.com";

    /// <summary>The service itself, as its documentation names it.</summary>
    public static readonly Uri Default = new("https://api.dev.runwayml.com/");

    /// <inheritdoc cref="ServiceUrl.Parse"/>
    public static Uri Parse(string text, bool allowUnencrypted) =>
        ServiceUrl.Parse(text, allowUnencrypted, Default, static host =>
            host == "api." + Domain ? new($"'{host}' is not the developer API; keys are refused there.")
            : KeyOwner.RefuseHost(host));
}
