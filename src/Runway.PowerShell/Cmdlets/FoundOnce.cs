namespace Runway.PowerShell.Cmdlets;

/// <summary>What a command finds by names. Each name is looked for once, also one that is not found.</summary>
internal sealed class FoundOnce
{
    private readonly Dictionary<string, (object? Value, RunwayException? Refusal)> _found = new(StringComparer.Ordinal);

    /// <summary>The result for a name.</summary>
    /// <exception cref="RunwayException">The same as the first time.</exception>
    public T Of<T>(string name, Func<T> find)
        where T : class
    {
        if (!_found.TryGetValue(name, out var known))
        {
            try
            {
                known = (find(), null);
            }
            catch (RunwayException e)
            {
                known = (null, e);
            }

            _found[name] = known;
        }

        return (T?)known.Value ?? throw known.Refusal!;
    }
}
