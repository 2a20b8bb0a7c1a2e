using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Reads further members of a request: a hashtable, or the object that ConvertFrom-Json makes. PowerShell by itself drops a cell
/// that is neither, and the task would be paid for without it. A blank cell says nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MembersAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => StoredValue.Unwrap(inputData) switch
    {
        null or DBNull => null,
        string text when string.IsNullOrWhiteSpace(text) => null,
        Hashtable table => table,
        IDictionary map => new Hashtable(map),
        PSObject { BaseObject: PSCustomObject } bag => new Hashtable(bag.Properties.ToDictionary(p => p.Name, p => p.Value)),
        var other => throw BindingError.Of($"'{other}' is no hashtable. Give the members as @{{ name = value }}."),
    };
}
