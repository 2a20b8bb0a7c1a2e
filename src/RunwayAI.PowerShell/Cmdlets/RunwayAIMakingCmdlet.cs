using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Json;

namespace Runway.PowerShell;

/// <summary>
/// The base of the cmdlets that have the "Runway AI" service make something: checks the input, asks ShouldProcess, sends the
/// request once, and writes what was made.
/// </summary>
public abstract class RunwayAIMakingCmdlet : RunwayAICmdlet
{
    private int _index = -1;

    /// <summary>
    /// Further members of the request, for what the service takes and this version does not know. They are sent unchecked.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Members]
    public Hashtable? AdditionalProperty { get; set; }

    /// <summary>Pipeline thread: checks one request, asks, and sends it.</summary>
    /// <param name="target">The user's own object that it stands for, for errors.</param>
    /// <param name="build">Makes the request from the bound parameters; what it throws is the error of this input alone.</param>
    private protected void Submit(object target, Func<RunwayAIRequest> build)
    {
        var index = ++_index;
        RunwayAIRequest request;
        try
        {
            request = build() with { AdditionalProperties = JsonMembers.From(AdditionalProperty) };
            request.Validate();
        }
        catch (RunwayException e)
        {
            WriteError(e, target);
            return;
        }

        if (ShouldProcess(request.PromptText ?? target.ToString(), $"Send {request.Summary}; the service publishes no price"))
        {
            Start(target, async () => await Service.Operations.CreateAsync(request, index, Observer, StopToken).ConfigureAwait(false));
        }
    }
}
