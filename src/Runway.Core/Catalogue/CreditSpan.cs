namespace Runway.Catalogue;

/// <summary>A range of credits.</summary>
/// <param name="Low">The minimum.</param>
/// <param name="High">The maximum; null where there is none.</param>
internal readonly record struct CreditSpan(decimal Low, decimal? High)
{
    public static CreditSpan Nothing => new(0, 0);

    public static CreditSpan Anything => new(0, null);

    public bool IsExact => Low == High;

    public bool IsNothing => Low == 0 && High == 0;

    public static CreditSpan Exactly(decimal value) => new(value, value);

    public static CreditSpan operator +(CreditSpan a, CreditSpan b) => new(a.Low + b.Low, a.High + b.High);

    public static CreditSpan operator *(CreditSpan a, CreditSpan b) => new(
        a.Low * b.Low,
        a.High == 0 || b.High == 0 ? 0 : a.High * b.High);

    public static CreditSpan operator /(CreditSpan a, decimal by) => new(a.Low / by, a.High / by);

    /// <summary>The range that covers both.</summary>
    public CreditSpan Or(CreditSpan other) =>
        new(Math.Min(Low, other.Low), High is null || other.High is null ? null : Math.Max(High.Value, other.High.Value));

    /// <summary>The range with a minimum.</summary>
    public CreditSpan AtLeast(decimal least) => new(Math.Max(Low, least), High is { } high ? Math.Max(high, least) : null);

    /// <summary>The range rounded up to whole credits.</summary>
    public CreditSpan Whole() => new(Math.Ceiling(Low), High is { } high ? Math.Ceiling(high) : null);
}
