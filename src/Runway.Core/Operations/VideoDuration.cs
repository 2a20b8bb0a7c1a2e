using System.Globalization;

namespace Runway.Operations;

/// <summary>The duration of a video: seconds, or <c>auto</c>.</summary>
internal readonly record struct VideoDuration
{
    private readonly double _seconds;
    private readonly bool _isAuto;

    private VideoDuration(double seconds, bool isAuto) => (_seconds, _isAuto) = (seconds, isAuto);

    /// <summary>The model decides. The maximum duration is charged first and the difference refunded.</summary>
    public static VideoDuration Auto { get; } = new(0, isAuto: true);

    /// <summary>The seconds; null when the model decides.</summary>
    public double? Seconds => _isAuto ? null : _seconds;

    /// <summary>A duration in seconds.</summary>
    public static VideoDuration FromSeconds(double seconds) => new(seconds, isAuto: false);

    /// <summary>Parses seconds in the invariant culture, or <c>auto</c>.</summary>
    /// <exception cref="RunwayException">It is neither.</exception>
    public static VideoDuration Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        return text.Equals("auto", StringComparison.OrdinalIgnoreCase) ? Auto
            : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 && double.IsFinite(seconds) ? FromSeconds(seconds)
            : throw new RunwayException(
                RunwayErrors.InvalidDuration,
                $"'{text}' is not a duration.");
    }

    /// <summary>The seconds, or <c>auto</c>.</summary>
    public override string ToString() => _isAuto ? "auto" : _seconds.ToString(CultureInfo.InvariantCulture);

    internal Generated.Models.Duration ToWire() => _isAuto ? new() { String = "auto" } : new() { Double = _seconds };
}
