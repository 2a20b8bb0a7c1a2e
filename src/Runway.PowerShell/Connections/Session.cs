namespace Runway.PowerShell.Connections;

/// <summary>The connection that a Connect- command made, one for each runspace, and what the other commands use without it.</summary>
/// <typeparam name="T">A connection to one of the services.</typeparam>
/// <param name="fromEnvironment">The connection that the environment describes; all runspaces share it.</param>
/// <param name="close">Closes a connection, and says how many of its creates are still out.</param>
internal sealed class Session<T>(Func<T> fromEnvironment, Func<T, CancellationToken, Task<int>> close)
    where T : class
{
    private readonly PerRunspace<T> _connections = new();

    /// <summary>That of the runspace at work; null before the first Connect- command.</summary>
    public T? Current
    {
        get => _connections.Current;
        set => _connections.Current = value;
    }

    /// <summary>The connection to use: the one given, else this session's, else the environment's.</summary>
    /// <exception cref="RunwayException">There is none.</exception>
    public T Resolve(T? given) => given ?? Current ?? fromEnvironment();

    /// <summary>Forgets the connection of this session and closes it.</summary>
    /// <returns>How many creates are still out.</returns>
    /// <exception cref="RunwayException">The journal could not be written.</exception>
    public Task<int> CloseAsync(CancellationToken cancellationToken)
    {
        var connection = Current;
        Current = null;
        return connection is null ? Task.FromResult(0) : close(connection, cancellationToken);
    }
}
