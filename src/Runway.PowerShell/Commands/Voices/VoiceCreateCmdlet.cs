using System.Management.Automation;
using Runway.Submission;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>The base class of the cmdlets that create voices and previews of them, which are charged.</summary>
public abstract class VoiceCreateCmdlet : ResourceCmdlet
{
    private CreditBudget? _budget;

    /// <summary>The model that designs the voice: <c>eleven_ttv_v3</c> (default) or <c>eleven_multilingual_ttv_v2</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string? Model { get; set; }

    /// <summary>
    /// The maximum number of credits that this command may spend. The service publishes no price for voices: with a limit nothing is
    /// sent without -Force.
    /// </summary>
    [Parameter]
    [Number(0.0, 10_000_000.0)]
    public decimal? CreditLimit { get; set; }

    /// <summary>Sends the request in spite of a credit limit, of this command or of the session. Default: it is an error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Creates the budget.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _budget = CreditLimit is { } limit ? new CreditBudget(limit) : null;
    }

    private protected string? GivenModel => Given(Model);

    private protected object Options => new SubmissionOptions { Budget = _budget, AllowUnknownCost = Force };
}
