using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Runway.PowerShell.Connections;

/// <summary>
/// A value of which each runspace has its own: a session of another user in the same process (a web host, an automation
/// sandbox) never sees it.
/// </summary>
/// <typeparam name="T">What is kept.</typeparam>
internal sealed class PerRunspace<T>
    where T : class
{
    private readonly ConditionalWeakTable<Runspace, T> _values = [];

    /// <summary>That of the runspace at work; null where it has none.</summary>
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
