using System.Collections;
using System.Management.Automation;

namespace Runway.PowerShell;

/// <content>The parameters of all New- cmdlets that create tasks.</content>
public abstract partial class GeneratingCmdlet
{
    /// <summary>
    /// Additional members of the request, for members that this version does not know. For an unknown model all of them are sent.
    /// For a known model an unknown member is an error if the model is strict (IsStrict of Get-RunwayModel), otherwise a warning.
    /// Invoke-RunwayRestMethod sends a body without checks.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Members]
    public Hashtable? AdditionalProperty { get; set; }

    /// <summary>The name of the batch. The journal entry of every task has it, and -SkipExisting uses it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(HistoryValueCompleter))]
    public string? Batch { get; set; }

    /// <summary>
    /// Creates only the tasks of -Batch that are not in the journal, and writes the existing ones, so that an interrupted script
    /// can simply be run again. While another process creates the same batch, this is an error that names it.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    /// <summary>
    /// Sends a request again, at most twice, when its outcome is unknown. Each attempt may be a charged task. Default: a request is
    /// sent once.
    /// </summary>
    [Parameter]
    public SwitchParameter RetryUnknown { get; set; }

    /// <summary>
    /// The maximum number of credits that this command may spend. A request that may exceed it is not sent and is an error; running
    /// tasks continue. A request counts with its maximum cost until the service returns its estimate.
    /// </summary>
    [Parameter]
    [Number(0.0, 10_000_000.0)]
    public decimal? CreditLimit { get; set; }

    /// <summary>
    /// Sends a request of unknown cost in spite of a credit limit, of this command or of the session. It counts with the service's
    /// estimate, where there is one. Default: it is an error.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Reads the balance before the first request, and again when an outcome is unknown; the error shows both.</summary>
    [Parameter]
    public SwitchParameter CheckBalance { get; set; }
}
