using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Reads further members of a request: a hashtable, or the object that ConvertFrom-Json makes. PowerShell by itself drops a cell
/// that is neither, and the task would be paid for without it. A blank cell says nothing.
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
        var other => throw BindingError.Of($"'{other}' is no hashtable. Give the members as @{{ name = value }}."),
    };
}
