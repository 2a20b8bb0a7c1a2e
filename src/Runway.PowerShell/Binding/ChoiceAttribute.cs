using System.Globalization;
using System.Management.Automation;
using Runway.PowerShell.Errors;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Reads one of a few names. PowerShell by itself drops a cell that is none of them, and the task would be paid for without it. A
/// blank cell says nothing.
/// </summary>
/// <param name="type">The enumeration.</param>
/// <param name="names">Those of its names that are allowed.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ChoiceAttribute(Type type, params string[] names) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Given(Convert.ToString(Given(inputData), CultureInfo.InvariantCulture)) is not { } text ? null
            : names.FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse(type, name)
            : throw BindingError.Of($"'{text}' is none of {string.Join(", ", names)}.");
}
