namespace Runway.Emulator.Http;

/// <summary>The query of a request. The last value of a name counts.</summary>
internal sealed class Query
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public Query(Uri address)
    {
        foreach (var part in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            var name = equals < 0 ? part : part[..equals];
            _values[Uri.UnescapeDataString(name)] = equals < 0 ? string.Empty : Uri.UnescapeDataString(part[(equals + 1)..]);
        }
    }

    /// <summary>The value of a name, or null.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>The entries of a value with commas; empty without it.</summary>
    public string[] List(string name) => this[name]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
