namespace Runway.PowerShell;

/// <summary>A number in a cell of a row, or on the command line. It is read when its row is handled.</summary>
public sealed class Number
{
    private readonly decimal _value;

    internal Number(decimal value) => _value = value;

    internal Number(RunwayException error) => Error = error;

    /// <summary>Why it cannot be read; null where it can.</summary>
    internal RunwayException? Error { get; }

    /// <summary>The number.</summary>
    /// <exception cref="RunwayException">It cannot be read.</exception>
    internal decimal Value => Error is null ? _value : throw new RunwayException(Error.Error, Error.Message, Error.RecommendedAction);

    /// <summary>The number as it is sent.</summary>
    public override string ToString() => Error is null ? _value.ToString(System.Globalization.CultureInfo.InvariantCulture) : string.Empty;
}

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
