using System.Management.Automation;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Views;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.PowerShell;

/// <summary>
/// Base class of all cmdlets. The first cmdlet of a runspace registers the views. Secrets and control characters are removed from
/// all messages (<see cref="OutsideText"/>).
/// </summary>
public abstract class ModuleCmdlet : PSCmdlet
{
    private const string FailedTask = "Runway.RunwayTask#Failed";

    /// <summary>Registers the views, and checks the numbers on the command line.</summary>
    protected override void BeginProcessing()
    {
        ModuleViews.Register(this);
        if (MyInvocation.BoundParameters.Values.OfType<Number>().FirstOrDefault(n => n.Error is not null) is { Error: { } error })
        {
            ThrowTerminatingError(ErrorRecords.From(error, null));
        }
    }

    /// <summary>Advice of this command for an error, or null for the general advice.</summary>
    // The type is Exception, because an override with a type of the engine would load the engine when the module is imported.
    internal virtual string? AdviceFor(Exception error) => null;

    internal new void WriteVerbose(string text) => base.WriteVerbose(Safe(text));

    internal new void WriteDebug(string text) => base.WriteDebug(Safe(text));

    internal new void WriteWarning(string text) => base.WriteWarning(Safe(text));

    internal new void WriteInformation(object data, string[] tags) => base.WriteInformation(data is string text ? Safe(text) : data, tags);

    /// <summary>Whether -WhatIf or $WhatIfPreference is set.</summary>
    internal bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? given is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    /// <summary>Writes a line of the -WhatIf output.</summary>
    internal void WriteWhatIf(string text) => base.ShouldProcess(Safe(text), string.Empty, string.Empty);

    internal new bool ShouldProcess(string? target, string action) => base.ShouldProcess(Safe(target ?? string.Empty), Safe(action));

    // Selects the view of failed tasks, which wraps prompt and code.
    internal new void WriteObject(object? value)
    {
        if (value is RunwayTask { Status: RunwayTaskStatus.Failed } or PSObject { BaseObject: RunwayTask { Status: RunwayTaskStatus.Failed } })
        {
            var shown = PSObject.AsPSObject(value);
            if (!shown.TypeNames.Contains(FailedTask))
            {
                shown.TypeNames.Insert(0, FailedTask);
            }

            value = shown;
        }

        base.WriteObject(value);
    }

    private static string Safe(string text) => OutsideText.Visible(Redaction.Redact(text).ReplaceLineEndings("\n"));
}
