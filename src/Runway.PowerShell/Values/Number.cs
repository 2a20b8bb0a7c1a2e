namespace Runway.PowerShell;

/// <summary>A number in a cell of a row or on the command line, or the error of reading it.</summary>
public sealed class Number
{
    private readonly decimal _value;

    internal Number(decimal value) => _value = value;

    internal Number(RunwayException error) => Error = error;

    /// <summary>The error of reading it, or null.</summary>
    internal RunwayException? Error { get; }

    /// <summary>The number.</summary>
    /// <exception cref="RunwayException">It is not a valid number.</exception>
    internal decimal Value => Error is null ? _value : throw new RunwayException(Error.Error, Error.Message, Error.Advice);

    /// <summary>The number as it is sent.</summary>
    public override string ToString() => Error is null ? _value.ToString(System.Globalization.CultureInfo.InvariantCulture) : string.Empty;
}
