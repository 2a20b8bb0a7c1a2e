using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Runway.PowerShell.Values;

/// <summary>
/// Reads values by case-insensitive name from a hashtable, from an object of ConvertFrom-Json, Import-Csv or Import-Clixml, or from
/// the properties of any other object. Except in <see cref="Read"/>, values are returned without PSObject.
/// </summary>
internal sealed class PropertyBag
{
    private readonly IDictionary? _map;
    private readonly PSObject _object;

    private PropertyBag(object value) => (_map, _object) = (StoredValue.Unwrap(value) as IDictionary, PSObject.AsPSObject(value));

    /// <summary>The keys of a hashtable, or the properties of any other object.</summary>
    public static PropertyBag Of(object value) => new(value);

    /// <summary>A hashtable or an object without a type of its own; null for other objects.</summary>
    public static PropertyBag? OfUntyped(object? value) =>
        value is not null && StoredValue.Unwrap(value) is IDictionary or PSObject { BaseObject: PSCustomObject } ? new(value) : null;

    /// <summary>All names and values, in order.</summary>
    public IEnumerable<(string Name, object? Value)> Members =>
        Read(problem => new InvalidOperationException($"The object {problem}.")).Select(member => (Name(member.Key), StoredValue.Unwrap(member.Value)));

    /// <summary>The value of a name, or null.</summary>
    public object? this[string name] => _map is null
        ? StoredValue.Unwrap(_object.Properties[name]?.Value)
        : Members.FirstOrDefault(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The first unknown name. A misspelled value would be missing in a task that is paid for.</summary>
    public string? FirstBut(IEnumerable<string> known) =>
        (_map is null ? _object.Properties.Select(p => p.Name) : _map.Keys.Cast<object>().Select(Name))
        .FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>All keys or property names with their values, in order.</summary>
    /// <param name="refuse">Creates the exception if a part cannot be read, from the problem.</param>
    public IReadOnlyList<(object Key, object? Value)> Read(Func<string, Exception> refuse)
    {
        try
        {
            return _map is null
                ? [.. _object.Properties.Select(p => ((object)p.Name, Value(p, refuse)))]
                : [.. _map.Keys.Cast<object>().Select(key => (key, _map[key]))];
        }
        catch (Exception e) when (e is InvalidOperationException or NotSupportedException or IOException or RuntimeException)
        {
            throw refuse($"cannot be read: {e.Message}");
        }
    }

    private static string Name(object key) => Convert.ToString(key, CultureInfo.InvariantCulture) ?? string.Empty;

    private static object? Value(PSPropertyInfo property, Func<string, Exception> refuse)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException e)
        {
            throw refuse($"has a member '{property.Name}' that cannot be read: {e.Message}");
        }
    }
}
