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
    internal decimal Value => Error is null ? _value : throw new RunwayException(Error.Error, Error.Message, Error.Advice);

    /// <summary>The number as it is sent.</summary>
    public override string ToString() => Error is null ? _value.ToString(System.Globalization.CultureInfo.InvariantCulture) : string.Empty;
}
