using System.Globalization;

namespace Runway.Emulator.Http;

/// <summary>Times as the live API writes them.</summary>
internal static class IsoTime
{
    /// <summary>In UTC with milliseconds: 2026-11-28T06:00:00.000Z.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
