namespace Runway.PowerShell.Values;

/// <summary>Reads cells; one that is blank is no number. The types have room: the range of the parameter was looked at before.</summary>
internal static class NumberCells
{
    /// <exception cref="RunwayException">It cannot be read.</exception>
    public static int? AsInt32(this Number? cell) => (int?)cell?.Value;

    /// <exception cref="RunwayException">It cannot be read.</exception>
    public static long? AsInt64(this Number? cell) => (long?)cell?.Value;

    /// <exception cref="RunwayException">It cannot be read.</exception>
    public static double? AsDouble(this Number? cell) => (double?)cell?.Value;
}
