using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Runway.PowerShell.Connections;

/// <summary>
/// A value for each runspace. A session of another user in the same process, for example in a web host, has its own.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal sealed class PerRunspace<T>
    where T : class
{
    private readonly ConditionalWeakTable<Runspace, T> _values = [];

    /// <summary>The value of the current runspace, or null.</summary>
    public T? Current
    {
        get => Runspace.DefaultRunspace is { } runspace && _values.TryGetValue(runspace, out var value) ? value : null;
        set
        {
            if (Runspace.DefaultRunspace is { } runspace)
            {
                _values.Remove(runspace);
                if (value is not null)
                {
                    _values.Add(runspace, value);
                }
            }
        }
    }
}
