using Runway.Http;

namespace Runway.Settings;

/// <summary>Checks the base URL of Runway's developer API before a key is sent to it.</summary>
internal static class RunwayEndpoint
{
    /// <summary>The domain of the company.</summary>
    public const string Domain = "runwayml.com";

    /// <summary>The base URL in the API's documentation.</summary>
    public static readonly Uri Default = new("https://api.dev.runwayml.com/");

    /// <inheritdoc cref="ServiceUrl.Parse"/>
    public static Uri Parse(string text, bool allowUnencrypted) =>
        ServiceUrl.Parse(text, allowUnencrypted, Default, static host =>
            host == "api." + Domain ? new($"'{host}' is not the developer API; keys are refused there.")
            : KeyOwner.RefuseHost(host));
}
