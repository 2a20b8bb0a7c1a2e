using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Json;
using Runway.PowerShell.Media;
using Runway.Texts;

namespace Runway.PowerShell;

/// <summary>
/// Base class of cmdlets that create media with the "Runway AI" service: checks the input, calls ShouldProcess, sends the request
/// once, and writes the result.
/// </summary>
public abstract class RunwayAIMakingCmdlet : RunwayAICmdlet
{
    private int _index = -1;
    private int _wouldBeSent;

    /// <summary>
    /// Additional members of the request, for members that this version does not know. They are sent without checks.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Members]
    public Hashtable? AdditionalProperty { get; set; }

    /// <summary>Pipeline thread: checks one request, calls ShouldProcess, and sends it.</summary>
    /// <param name="target">The input object of the user, for errors.</param>
    /// <param name="build">Creates the request from the bound parameters. An exception is an error of this input only.</param>
    private protected void Submit(object target, Func<RunwayAIRequest> build)
    {
        var row = target is string prompt ? new InputRow(++_index, prompt, prompt) : new InputRow(++_index, null, target, (target as RunwayAIMedia)?.Url);
        RunwayAIRequest request;
        try
        {
            if (new PromptMedia(this).Check(target as string) is { } doubt)
            {
                WriteWarning(doubt);
            }

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

    /// <summary>Writes the results of the requests in flight, in order; with -WhatIf the number of requests.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (IsWhatIf && _wouldBeSent > 0)
        {
            WriteWhatIf(NumberText.Counted(_wouldBeSent, "request", "requests", CultureInfo.CurrentCulture) + " would be sent. The service publishes no price.");
        }
    }
}
