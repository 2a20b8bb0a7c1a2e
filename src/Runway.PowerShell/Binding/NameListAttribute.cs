using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Reads a list of names, also from one cell of a CSV file, in which commas, semicolons or spaces separate them. A blank cell means
/// that the parameter is not given; an empty list is given.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NameListAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => StoredValue.Unwrap(inputData) switch
    {
        IEnumerable list and not (string or IDictionary) => list.Cast<object?>().Select(StoredValue.ToText).Select(Given).OfType<string>().ToArray(),
        var value when Given(StoredValue.ToText(value)) is { } text => text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        _ => null,
    };
}
