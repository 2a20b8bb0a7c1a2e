using System.Globalization;
using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Reads numbers without a guess. PowerShell by itself makes 5 of '0,5', which a CSV file of some cultures has for a half, and
/// rounds 2.5 to 2 where a whole number is wanted; both would be paid for. A blank cell is a number that was not given.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NumberAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether fractions are refused.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether a whole number may have 64 bits, and not 32.</summary>
    public bool IsLong { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = StoredValue.Unwrap(inputData);
        if (value is null || (value is string text && string.IsNullOrWhiteSpace(text)))
        {
            return null;
        }

        var number = Read(value) ?? throw BindingError.Of($"'{value}' is not a number. Write it with a decimal point, such as 5 or 2.5.");
        return !IsWhole ? number
            : number == Math.Truncate(number) && number >= (IsLong ? long.MinValue : int.MinValue) && number <= (IsLong ? long.MaxValue : int.MaxValue) ? (IsLong ? (long)number : (object)(int)number)
            : throw BindingError.Of($"'{value}' is not a whole number, or too large.");
    }

    // In the invariant culture whatever the session's: a list has the same seeds everywhere. Without thousands separators, and
    // never rounded.
    private static decimal? Read(object value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture);
        return value is not (bool or DateTime or DateTimeOffset) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
