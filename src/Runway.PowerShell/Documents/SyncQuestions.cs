using System.Globalization;
using Runway.Documents;

namespace Runway.PowerShell.Documents;

/// <summary>Asks for each step of a synchronization, or shows it under -WhatIf.</summary>
internal sealed class SyncQuestions(RunwayCmdlet cmdlet, SyncAvatar? avatar)
{
    private readonly Dictionary<SyncAction, int> _counts = [];
    private int _attached;
    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>Whether a step is to be done. A step that changes nothing is not asked for.</summary>
    public bool Agrees(SyncStep step)
    {
        _counts[step.Action] = _counts.GetValueOrDefault(step.Action) + 1;
        _attached += step is { Action: SyncAction.None, Attach: true } ? 1 : 0;
        if (step is { Action: SyncAction.None, Attach: false })
        {
            return true;
        }

        var target = step.Document is { } document ? $"{step.Name} ({document.Id})" : step.Name;
        var action = Describe(step);
        return cmdlet.ShouldProcess(target, action)
            && (step.File is not null || !AsksItself || cmdlet.ShouldContinue($"{action}: {target}", "Documents without a file", ref _yesToAll, ref _noToAll));
    }

    /// <summary>The last line of -WhatIf.</summary>
    public string Sum()
    {
        int Of(SyncAction action) => _counts.GetValueOrDefault(action);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Of(SyncAction.Create)} created, {Of(SyncAction.Change)} changed, {_attached} attached, {Of(SyncAction.Remove) + Of(SyncAction.Detach)} removed; {Of(SyncAction.None) - _attached} unchanged.");
    }

    // The impact of a cmdlet is that of all its steps: a removal has a higher one, and is asked for here where ShouldProcess did not.
    private bool AsksItself => !cmdlet.IsWhatIf && !cmdlet.MyInvocation.BoundParameters.ContainsKey("Confirm")
        && cmdlet.GetVariableValue("ConfirmPreference")?.ToString() == nameof(System.Management.Automation.ConfirmImpact.High);

    private string Describe(SyncStep step)
    {
        var others = step.Document is null ? [] : (avatar?.OthersWith(step.Document) ?? step.Document.UsedBy).Select(user => user.ToString()).ToList();
        var also = others.Count == 0 ? string.Empty : $", also for {string.Join(", ", others)}";
        var attach = step.Attach ? $" and attach it to {avatar!.Name}" : string.Empty;
        return step.Action switch
        {
            SyncAction.Create => $"Create the document{attach}",
            SyncAction.Change => $"Change the document{also}{attach}",
            SyncAction.None => $"Attach the document to {avatar!.Name}",
            SyncAction.Detach => $"Detach the document, which has no file, from {avatar!.Name}; it stays with {string.Join(", ", others)}",
            _ => $"Delete the document, which has no file{also}",
        };
    }
}
