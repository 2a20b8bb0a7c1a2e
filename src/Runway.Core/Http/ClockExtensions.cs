namespace Runway.Http;

internal static class ClockExtensions
{
    /// <summary>A span in the ticks of the clock's timestamps.</summary>
    public static long Ticks(this TimeProvider clock, TimeSpan span) => (long)(span.TotalSeconds * clock.TimestampFrequency);

    /// <summary>The timestamp <paramref name="span"/> from now.</summary>
    public static long After(this TimeProvider clock, TimeSpan span) => clock.GetTimestamp() + clock.Ticks(span);

    /// <summary>The span, limited to a minimum and a maximum.</summary>
    public static TimeSpan Within(this TimeSpan span, TimeSpan least, TimeSpan most) => span < least ? least : span > most ? most : span;

    /// <summary>The time until a timestamp; zero when it has passed.</summary>
    public static TimeSpan Until(this TimeProvider clock, long timestamp)
    {
        var ticks = timestamp - clock.GetTimestamp();
        return ticks <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)ticks / clock.TimestampFrequency);
    }
}
