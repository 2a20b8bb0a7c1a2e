namespace Runway.PowerShell.Generation;

/// <summary>
/// The errors that hold for a whole batch. A bad key, an empty account or a full disk refuses the thousandth prompt like the first:
/// one error is written for all of them, and those that met it, or would have, are counted.
/// </summary>
internal sealed class BatchErrors
{
    private readonly HashSet<string> _batchesInUse = [];
    private RunwayException? _last;

    /// <summary>Whether an error was written that every further input would meet.</summary>
    public bool EndsBatch => _last is not null;

    /// <summary>How many inputs have neither a task nor an error of their own.</summary>
    public int WithoutTask { get; private set; }

    /// <summary>Counts an input that is not sent since it would meet the same error.</summary>
    public void CountNotSent() => WithoutTask++;

    /// <summary>Whether an error was written already, for another input; then this one is counted.</summary>
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
