using Runway.Generated;

namespace Runway.Http;

/// <summary>Creates the client of a connection.</summary>
internal static class RunwayClients
{
    /// <summary>A client whose requests have <paramref name="context"/>.</summary>
    /// <exception cref="RunwayException">The connection was closed.</exception>
    public static RunwayClient Client(this ConnectionContext connection, RequestContext context) =>
        new(connection.Api, connection.BaseAddress, request => request.Options.Set(RequestContext.Key, context));
}
