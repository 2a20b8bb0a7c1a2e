using System.Collections;
using System.Management.Automation;

namespace Runway.PowerShell.Values;

/// <summary>
/// Values by name, in any case, of whatever holds such: a hashtable, an object that ConvertFrom-Json, Import-Csv or Import-Clixml
/// made, or the properties of any other object. They come without PowerShell's wrapper.
/// </summary>
internal sealed class PropertyBag
{
    private readonly IDictionary? _map;
    private readonly PSObject _object;

    private PropertyBag(object value) => (_map, _object) = (StoredValue.Unwrap(value) as IDictionary, PSObject.AsPSObject(value));

    /// <summary>Any object, by its properties; a hashtable by its keys.</summary>
    public static PropertyBag Of(object value) => new(value);

    /// <summary>A hashtable, or an object that has no type of its own; null for anything else.</summary>
    public static PropertyBag? OfUntyped(object? value) =>
        value is not null && StoredValue.Unwrap(value) is IDictionary or PSObject { BaseObject: PSCustomObject } ? new(value) : null;

    /// <summary>All names and values, in their order.</summary>
    public IEnumerable<(string Name, object? Value)> Members => _map is null
        ? _object.Properties.Select(p => (p.Name, StoredValue.Unwrap(p.Value)))
        : _map.Keys.Cast<object>().Select(key => ($"{key}", StoredValue.Unwrap(_map[key])));

    /// <summary>A value; null where there is none of that name.</summary>
    public object? this[string name] => _map is null
        ? StoredValue.Unwrap(_object.Properties[name]?.Value)
        : Members.FirstOrDefault(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The first name that is none of those that are known; what is misspelled would be left out of a task that is paid for.</summary>
    public string? FirstBut(IEnumerable<string> known) =>
        (_map is null ? _object.Properties.Select(p => p.Name) : _map.Keys.Cast<object>().Select(key => $"{key}"))
        .FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase));
}
