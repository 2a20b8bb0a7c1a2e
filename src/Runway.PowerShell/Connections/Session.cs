namespace Runway.PowerShell.Connections;

/// <summary>The connection of a Connect- command, one for each runspace, and the one that is used without it.</summary>
/// <typeparam name="T">A connection to one of the services.</typeparam>
/// <param name="fromEnvironment">The connection of the environment; all runspaces share it.</param>
/// <param name="close">Closes a connection, and returns the number of creates still in flight.</param>
internal sealed class Session<T>(Func<T> fromEnvironment, Func<T, CancellationToken, Task<int>> close)
    where T : class
{
    private readonly PerRunspace<T> _connections = new();

    /// <summary>The connection of the current runspace; null before the first Connect- command.</summary>
    public T? Current
    {
        get => _connections.Current;
        set => _connections.Current = value;
    }

    /// <summary>The connection to use: the given one, or that of the session, or that of the environment.</summary>
    /// <exception cref="RunwayException">There is none.</exception>
    public T Resolve(T? given) => given ?? Current ?? fromEnvironment();

    /// <summary>Removes the connection of this session and closes it.</summary>
    /// <returns>The number of creates still in flight.</returns>
    /// <exception cref="RunwayException">The journal could not be written.</exception>
    public Task<int> CloseAsync(CancellationToken cancellationToken)
    {
        var connection = Current;
        Current = null;
        return connection is null ? Task.FromResult(0) : close(connection, cancellationToken);
    }
}
