using System.Security.Cryptography;
using System.Text.Json;

namespace Runway;

/// <summary>Tells whether two requests ask for the same thing, so that a batch that runs again finds what it has.</summary>
public static class RequestFingerprint
{
    /// <summary>A hash over everything that the request says; media count by their address, not by their content.</summary>
    public static string Of(GenerationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(request, request.GetType());
        return Convert.ToHexString(SHA256.HashData(bytes), 0, 16).ToLowerInvariant();
    }
}
