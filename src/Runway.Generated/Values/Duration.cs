using System.Globalization;

namespace Runway.Generated;

/// <summary>A length in seconds, or a word such as <c>auto</c> that leaves the choice to the model.</summary>
public readonly record struct Duration
{
    private readonly double _seconds;

    /// <summary>Wraps a number of seconds.</summary>
    /// <param name="seconds">Seconds, whole for most models.</param>
    public Duration(double seconds) => _seconds = seconds;

    /// <summary>Wraps a word in place of a number.</summary>
    /// <param name="word">Such as <c>auto</c>.</param>
    public Duration(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        Word = word;
    }

    /// <summary>The model decides. The longest length is charged first and the rest is paid back.</summary>
    public static Duration Auto => new("auto");

    /// <summary>The seconds; null where a word stands in their place.</summary>
    public double? Seconds => Word is null ? _seconds : null;

    /// <summary>The word; null where a number is given.</summary>
    public string? Word { get; }

    /// <summary>A number is a duration in seconds.</summary>
    /// <param name="seconds">Seconds.</param>
    public static implicit operator Duration(double seconds) => new(seconds);

    /// <summary>A string is a word.</summary>
    /// <param name="word">Such as <c>auto</c>.</param>
    public static implicit operator Duration(string word) => new(word);

    /// <inheritdoc/>
    public override string ToString() => Word ?? _seconds.ToString(CultureInfo.InvariantCulture);
}
