using System.Management.Automation;
using Runway.PowerShell.Cmdlets;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>
/// Base class of cmdlets that use the "Runway AI" service: one request for each input, several at once, results in the order of the
/// input. A failed request is a non-terminating error; the others continue.
/// </summary>
public abstract class RunwayAICmdlet : ServiceCmdlet
{
    private OrderedWork? _work;

    /// <summary>
    /// The connection, from <c>Connect-RunwayAI -PassThru</c> or Get-RunwayAIConnection. Default: that of Connect-RunwayAI in this
    /// session, or that of the environment.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public RunwayAIConnection? Connection { get; set; }

    /// <summary>The maximum number of concurrent requests, 1 to 256. Default: 16.</summary>
    [Parameter]
    [Number(1, 256)]
    public int ThrottleLimit { get; set; } = 16;

    private protected RunwayAIConnection Service { get; private set; } = null!;

    /// <summary>Writes the results of the requests in flight, in order.</summary>
    protected override void EndProcessing()
    {
        Progress.EndInput();
        _work?.Complete();
        Progress.Complete();
    }

    internal override string? AdviceFor(Exception error) => RunwayAIAdvice.For((RunwayException)error);

    private protected override void Connect() => Service = RunwayAISession.Own.Resolve(Connection);

    /// <summary>Pipeline thread: starts a piece of work, waiting for a free slot first.</summary>
    /// <param name="target">The input object of the user, for errors.</param>
    /// <param name="work">The work; its result is written unless it is null.</param>
    /// <param name="shape">Changes a result before it is written, on the pipeline thread.</param>
    private protected void Start(object target, Func<Task<object?>> work, Func<object, object>? shape = null) =>
        (_work ??= new OrderedWork(this, ThrottleLimit, 2 * ThrottleLimit, WriteError)).Start(target is RunwayAIMedia media ? RowOf(media) : target, work, shape);

    /// <summary>The input that a medium was made from, where known.</summary>
    private protected static InputRow RowOf(RunwayAIMedia media) => new(media.Index, media.PromptText, media);
}
