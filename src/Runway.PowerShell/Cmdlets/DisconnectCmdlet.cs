using System.Globalization;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>Base class of cmdlets that close the connection of a session.</summary>
public abstract class DisconnectCmdlet : ModuleCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connection.</summary>
    protected override void EndProcessing()
    {
        var subject = Subject;
        try
        {
            if (CloseAsync(_stopping.Token).GetAwaiter().GetResult() is > 0 and var left)
            {
                WriteWarning(string.Create(CultureInfo.CurrentCulture, $"{left} creates are still in flight. Get-RunwayTaskHistory shows their result while this process runs."));
            }
        }
        catch (RunwayException e)
        {
            WriteError(ErrorRecords.From(e, subject));
        }
    }

    /// <summary>Ctrl+C, on another thread.</summary>
    protected override void StopProcessing() => _stopping.Cancel();

    /// <summary>The target of an error.</summary>
    private protected virtual object? Subject => null;

    /// <summary>Closes the connection of the session.</summary>
    /// <returns>The number of creates still in flight.</returns>
    private protected abstract Task<int> CloseAsync(CancellationToken cancellationToken);
}
