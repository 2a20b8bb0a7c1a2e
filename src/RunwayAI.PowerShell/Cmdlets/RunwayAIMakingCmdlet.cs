using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Json;

namespace Runway.PowerShell;

/// <summary>
/// The base of the cmdlets that have the "Runway AI" service make something: checks the input, asks ShouldProcess, sends the
/// request once, and writes what was made.
/// </summary>
public abstract class RunwayAIMakingCmdlet : RunwayAICmdlet
{
    private int _index = -1;
    private int _wouldBeSent;

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
        var row = target is string prompt ? new InputRow(++_index, prompt, prompt) : new InputRow(++_index, null, target, (target as RunwayAIMedia)?.Url);
        RunwayAIRequest request;
        try
        {
            request = build() with { AdditionalProperties = JsonMembers.From(AdditionalProperty) };
            request.Validate();
        }
        catch (RunwayException e)
        {
            WriteError(e, row);
            return;
        }

        if (ShouldProcess(row.ToString(), $"Send {request.Summary}; the service publishes no price"))
        {
            Start(row, async () => await Service.Operations.CreateAsync(request, row.Index!.Value, Observer, StopToken).ConfigureAwait(false));
        }
        else
        {
            _wouldBeSent++;
        }
    }

    /// <summary>Writes what is still under way, in order, and under -WhatIf how many requests there would be.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (IsWhatIf && _wouldBeSent > 0)
        {
            WriteWhatIf(string.Create(CultureInfo.CurrentCulture, $"{_wouldBeSent:N0} {(_wouldBeSent == 1 ? "request" : "requests")} would be sent. The service publishes no price."));
        }
    }
}
