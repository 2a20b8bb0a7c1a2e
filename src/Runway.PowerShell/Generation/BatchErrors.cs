namespace Runway.PowerShell.Generation;

/// <summary>
/// Errors that end a batch. A bad key, missing credits or a full disk would stop every other prompt too: the error is written once,
/// and the inputs without a task are counted.
/// </summary>
internal sealed class BatchErrors
{
    private readonly HashSet<string> _batchesInUse = [];
    private RunwayException? _last;

    /// <summary>Whether an error was written that all later inputs would have too.</summary>
    public bool EndsBatch => _last is not null;

    /// <summary>The number of inputs with neither a task nor an error.</summary>
    public int WithoutTask { get; private set; }

    /// <summary>Counts an input that is not sent because of the error.</summary>
    public void CountNotSent() => WithoutTask++;

    /// <summary>Whether the same error was already written for another input; if so, counts this input.</summary>
    public bool IsWritten(Exception exception)
    {
        if (exception is not RunwayException e)
        {
            return false;
        }

        if (e.Error == _last?.Error || (e.Error == RunwayErrors.BatchInUse && !_batchesInUse.Add(e.Message)))
        {
            WithoutTask++;
            return true;
        }

        _last ??= e.EndsBatch ? e : null;
        return false;
    }
}
