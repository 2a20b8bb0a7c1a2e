using System.Security.Cryptography;

namespace Runway.Emulator.Uploads;

/// <summary>An upload that waits for its file.</summary>
internal sealed record Placeholder(Guid Id, string FileName, DateTimeOffset Until)
{
    public string RunwayUri { get; } = $"runway://emulator/{Guid.NewGuid():N}";

    /// <summary>The fields that the form must have, unchanged and before the file.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["key"] = $"uploads/{Id:N}/{FileName}",
        ["policy"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)),
        ["signature"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(32)).ToLowerInvariant(),
    };
}
