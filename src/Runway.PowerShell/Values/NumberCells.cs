namespace Runway.PowerShell.Values;

/// <summary>Reads optional numbers. The casts cannot overflow, because the range of the parameter was checked before.</summary>
internal static class NumberCells
{
    /// <exception cref="RunwayException">It is not a valid number.</exception>
    public static int? AsInt32(this Number? cell) => (int?)cell?.Value;

    /// <exception cref="RunwayException">It is not a valid number.</exception>
    public static long? AsInt64(this Number? cell) => (long?)cell?.Value;

    /// <exception cref="RunwayException">It is not a valid number.</exception>
    public static double? AsDouble(this Number? cell) => (double?)cell?.Value;
}
