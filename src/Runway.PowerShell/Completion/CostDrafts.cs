using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Runway.Catalogue;
using Runway.Operations;

namespace Runway.PowerShell.Completion;

/// <summary>
/// A Measure-RunwayCost that is being typed, as the New- commands that it may price: those that take what is typed and what comes
/// through the pipe.
/// </summary>
/// <param name="ast">The text of the command.</param>
/// <param name="bound">The values that PowerShell could read from it.</param>
/// <param name="completed">The parameter whose value is completed.</param>
internal sealed class CostDrafts(CommandAst ast, IDictionary bound, string completed)
{
    // What it takes and no New- command has, or what may be another parameter there.
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase) { "Operation", "Model", "InputSeconds", "InputObject", "Path" };

    // Required by New- commands and added by Measure-RunwayCost, since the price does not depend on it.
    private static readonly (string Parameter, object Value)[] Added = [("Voice", VoiceParts.Default), ("TargetLanguage", "en")];

    private readonly string? _piped = PipedInput.OperationOf(ast);

    private string? Operation => (bound["Operation"] as string)?.Trim();

    private string? Model => bound["Model"] is string name ? ModelCatalogue.Current.SpellingOf(string.Empty, name.Trim()) : null;

    private MediaKind? Kind => bound.Contains("Video") || _piped == PipedInput.FromVideo ? MediaKind.Video
        : bound.Contains("Image") || bound.Contains("LastImage") || _piped == PipedInput.FromImage ? MediaKind.Image
        : null;

    /// <summary>The commands, each with its drafts.</summary>
    public IEnumerable<(Type Cmdlet, IReadOnlyList<DraftCommand> Drafts)> Commands() =>
        OperationCmdlets.All.Where(Fits).Select(cmdlet => (cmdlet, Drafts(cmdlet)));

    /// <summary>The operations that it accepts with the given model or the default one.</summary>
    public IEnumerable<string> Operations() => OperationTable.All.Select(operation => operation.Name)
        .Where(name => OperationCmdlets.All.Where(cmdlet => OperationCmdlets.OperationsOf(cmdlet).Contains(name) && Fits(cmdlet))
            .SelectMany(Drafts).Select(draft => draft.With("Model", Model ?? OperationTable.Find(name)!.DefaultModel))
            .Any(draft => draft.Model?.Operation == name && (draft.Refusal is null || draft.Missing() is not null)));

    /// <summary>The drafts of the operation that the command prices.</summary>
    public IReadOnlyList<DraftCommand> OfOperation()
    {
        var operations = Operation is { } typed ? [typed]
            : Model is { } model && ModelCatalogue.Current.OperationsOf(model) is { Count: > 0 } its ? its
            : [Kind switch { MediaKind.Video => PipedInput.FromVideo, MediaKind.Image => PipedInput.FromImage, _ => IsOfTime ? PipedInput.FromText : "text_to_image" }];
        return [.. Commands().Where(c => OperationCmdlets.OperationsOf(c.Cmdlet).Any(operations.Contains)).SelectMany(c => c.Drafts)];
    }

    /// <summary>The operation that Measure-RunwayCost selects for a model; null where the model has several that the input does not select.</summary>
    public string? OperationOf(string model)
    {
        var input = Kind switch { MediaKind.Video => PipedInput.FromVideo, MediaKind.Image => PipedInput.FromImage, _ => PipedInput.FromText };
        var all = ModelCatalogue.Current.OperationsOf(model);
        return Operation ?? (all is [var only] ? only : all.Contains(input) ? input : null);
    }

    private bool IsOfTime => bound.Contains("Duration") || completed.Equals("Duration", StringComparison.OrdinalIgnoreCase);

    private bool Fits(Type cmdlet)
    {
        var operations = OperationCmdlets.OperationsOf(cmdlet).Select(name => OperationTable.Find(name)!).ToList();
        var typed = bound.Keys.Cast<string>().Where(name => !Own.Contains(name) && !Cmdlet.CommonParameters.Contains(name));
        return (Operation is not { } operation || operations.Exists(o => o.Name == operation))
            && typed.All(name => name.Equals(completed, StringComparison.OrdinalIgnoreCase) || (cmdlet.GetProperty(name) is { } property && !RouterValueCompleter.IsOn(property)))
            && (Kind is { } kind ? operations.Exists(o => o.Input == kind)
                : (_piped != PipedInput.FromText && !bound.Contains("PromptText")) || operations.Exists(o => o.Input is null));
    }

    private IReadOnlyList<DraftCommand> Drafts(Type cmdlet) =>
        [.. new TypedCommand(cmdlet, ast, bound, completed).Drafts().Select(draft => Added.Where(added => cmdlet.GetProperty(added.Parameter) is not null).Aggregate(draft, (current, added) => current.With(added.Parameter, added.Value)))];
}
