using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Reads additional members of a request: a hashtable, or an object from ConvertFrom-Json. PowerShell itself ignores a cell with
/// another value, and the task would be paid for without it. A blank cell means that the parameter is not given.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MembersAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Given(inputData) switch
    {
        null => null,
        Hashtable table => table,
        IDictionary map => new Hashtable(map),
        var value when PropertyBag.OfUntyped(value) is { } bag => new Hashtable(bag.Members.ToDictionary(m => m.Name, m => m.Value)),
        var other => throw BindingError.Of($"'{other}' is not a hashtable. Pass the members as @{{ name = value }}."),
    };
}
