using System.Management.Automation;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Views;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.PowerShell;

/// <summary>
/// The base of every cmdlet of the module: whichever runs first in a runspace brings the views along, and whatever one says goes
/// through the gate for text from outside (<see cref="OutsideText"/>).
/// </summary>
public abstract class ModuleCmdlet : PSCmdlet
{
    private const string FailedTask = "Runway.RunwayTask#Failed";

    /// <summary>Sees to it that what this cmdlet writes is shown as the module wants it, and that no number of the command line is unreadable.</summary>
    protected override void BeginProcessing()
    {
        ModuleViews.Register(this);
        if (MyInvocation.BoundParameters.Values.OfType<Number>().FirstOrDefault(n => n.Error is not null) is { Error: { } error })
        {
            ThrowTerminatingError(ErrorRecords.From(error, null));
        }
    }

    /// <summary>What to do about an error where this command knows better than it is said in general; null where it does not.</summary>
    // An exception of .NET: an override in another assembly would load the engine for a type of it, when the module is imported.
    internal virtual string? AdviceFor(Exception error) => null;

    internal new void WriteVerbose(string text) => base.WriteVerbose(Safe(text));

    internal new void WriteDebug(string text) => base.WriteDebug(Safe(text));

    internal new void WriteWarning(string text) => base.WriteWarning(Safe(text));

    internal new void WriteInformation(object data, string[] tags) => base.WriteInformation(data is string text ? Safe(text) : data, tags);

    /// <summary>Whether the command only says what it would do: by -WhatIf, or by the preference that it inherits.</summary>
    internal bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? given is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    /// <summary>Under -WhatIf: a line among those that say what would be done.</summary>
    internal void WriteWhatIf(string text) => base.ShouldProcess(Safe(text), string.Empty, string.Empty);

    internal new bool ShouldProcess(string? target, string action) => base.ShouldProcess(Safe(target ?? string.Empty), Safe(action));

    // A failed task is shown in as many lines as its prompt and its code need; the view knows it by its type name.
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
