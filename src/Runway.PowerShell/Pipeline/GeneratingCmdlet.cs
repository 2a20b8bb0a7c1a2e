using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// The base of every New- cmdlet that makes a task: checks the input, asks ShouldProcess, sends the request once, and
/// writes the task as soon as it exists, in the order of the input.
/// </summary>
public abstract class GeneratingCmdlet : OrderedCmdlet
{
    private int _index = -1;
    private int _notSent;
    private RunwayException? _hopeless;

    /// <summary>
    /// Further members of the request, for what the service takes and this version does not know yet. They are sent
    /// unchecked.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    public Hashtable? AdditionalProperty { get; set; }

    /// <summary>Sends one input.</summary>
    protected override void ProcessRecord()
    {
        var index = ++_index;
        if (_hopeless is not null)
        {
            _notSent++;
            return;
        }

        GenerationRequest request;
        try
        {
            request = BuildRequest();
            request.Validate();
        }
        catch (RunwayException e)
        {
            WriteError(e, Target);
            return;
        }

        if (AdditionalProperty is { Count: > 0 })
        {
            WriteWarning($"Sent unchecked: {string.Join(", ", AdditionalProperty.Keys.Cast<object>())}.");
        }

        if (ShouldProcess(request.PromptText ?? request.Model, $"Create a task: {request.Summary}"))
        {
            Start(Target, async () => await Service.Tasks.CreateAsync(request, Observer, StopToken).ConfigureAwait(false) with { Index = index });
        }
    }

    /// <summary>Writes the tasks that are still to come.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_notSent > 0)
        {
            WriteWarning(string.Create(CultureInfo.CurrentCulture, $"{_notSent} more inputs were not sent, because they would have met the same error."));
        }
    }

    /// <summary>The user's own object that the current record stands for, for errors.</summary>
    private protected abstract object Target { get; }

    /// <summary>A cell that is left blank in a CSV file says nothing, as does a parameter that is left out.</summary>
    private protected static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <summary>The request that the bound parameters describe.</summary>
    private protected abstract GenerationRequest BuildRequest();

    private protected override void OnFailed(Exception exception, object target)
    {
        // A bad key or an empty account refuses the thousandth prompt like the first.
        if (exception is RunwayException { Kind: RunwayErrorKind.Authentication or RunwayErrorKind.QuotaExceeded } or RunwayException { ErrorId: "RunwayDailyQuotaExceeded" })
        {
            _hopeless ??= (RunwayException)exception;
        }

        base.OnFailed(exception, target);
    }
}
