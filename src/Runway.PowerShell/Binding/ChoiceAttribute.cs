using System.Globalization;
using System.Management.Automation;
using Runway.PowerShell.Errors;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Reads one of a few names. PowerShell itself ignores a cell with another value, and the task would be paid for without it. A
/// blank cell means that the parameter is not given.
/// </summary>
/// <param name="type">The enumeration.</param>
/// <param name="names">The allowed names.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ChoiceAttribute(Type type, params string[] names) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Given(Convert.ToString(Given(inputData), CultureInfo.InvariantCulture)) is not { } text ? null
            : names.FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse(type, name)
            : throw BindingError.Of($"'{text}' is not one of {string.Join(", ", names)}.");
}
