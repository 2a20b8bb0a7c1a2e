using System.Collections;
using System.Management.Automation.Language;
using Runway.Catalogue;
using Runway.PowerShell.Completion;

namespace Runway.PowerShell;

/// <summary>
/// Completes models and their values from the catalogue: those that the command accepts with what is typed already. The tooltip has
/// limits and price. Needs no connection.
/// </summary>
public sealed class ModelValueCompleter : ValueCompleter
{
    private static bool IsModel(string parameter) => parameter.Equals("Model", StringComparison.OrdinalIgnoreCase);

    private protected override IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound)
    {
        var noun = command[(command.IndexOf('-', StringComparison.Ordinal) + 1)..];
        if (OperationCmdlets.Find(noun) is { } cmdlet)
        {
            var drafts = new TypedCommand(cmdlet, ast, bound, parameter).Drafts();
            return IsModel(parameter) ? Models(OperationCmdlets.OperationsOf(cmdlet), drafts) : Values(parameter, drafts);
        }

        return noun.Equals("RunwayCost", StringComparison.OrdinalIgnoreCase) ? OfCost(new CostDrafts(ast, bound, parameter), parameter) : OfCatalogue(parameter, bound);
    }

    private static IEnumerable<(string Value, string Tip)> Models(IReadOnlyList<string> operations, IReadOnlyList<DraftCommand> drafts)
    {
        foreach (var model in ModelCatalogue.Current.Models.Where(m => m.Status == RunwayModelStatus.Live && operations.Contains(m.Operation)))
        {
            var of = drafts.Select(draft => draft.With("Model", model.Model)).Where(draft => draft.Model?.Operation == model.Operation).ToList();
            if (of.Exists(draft => draft.Refusal is null))
            {
                yield return (model.Model, Tip(model));
            }
            else if (of.Select(draft => draft.Missing()).FirstOrDefault(name => name is not null) is { } missing)
            {
                yield return (model.Model, $"{Tip(model)}; needs -{missing}");
            }
        }
    }

    // What all drafts accept that the command may be. Where something is missing that Tab does not offer, such as a picture, a
    // value is not to blame for it.
    private static IEnumerable<(string Value, string Tip)> Values(string parameter, IReadOnlyList<DraftCommand> drafts)
    {
        var all = drafts.Select(draft => (Draft: draft, Model: draft.Model!, draft.Refusal)).Where(d => d.Model is not null && ModelValues.Of(d.Model, parameter).Count > 0).ToList();
        var possible = all.Where(d => IsAccepted(d.Draft)).ToList();
        var waiting = possible.Count > 0 ? possible : all.Where(d => d.Refusal?.IsOfMissing == true).ToList();
        return waiting.SelectMany(d => ModelValues.Of(d.Model, parameter).Select(value => (value, ModelValues.Tip(d.Model, parameter))))
            .DistinctBy(offer => offer.value)
            .Where(offer => waiting.TrueForAll(d => d.Draft.With(parameter, offer.value) is var draft && (IsAccepted(draft) || (possible.Count == 0 && draft.Refusal == d.Refusal))));
    }

    private static bool IsAccepted(DraftCommand draft) => draft.Refusal is null || draft.Missing() is not null;

    private static string Tip(RunwayModel model) => $"{model.Operation}; {model.Price ?? "price not published"}";

    private static IEnumerable<(string Value, string Tip)> OfCost(CostDrafts drafts, string parameter) =>
        IsModel(parameter) ? drafts.Commands()
            .SelectMany(c => OperationCmdlets.OperationsOf(c.Cmdlet).SelectMany(operation => Models([operation], c.Drafts).Where(offer => drafts.OperationOf(offer.Value) == operation)))
            .DistinctBy(offer => offer.Value)
        : IsOperation(parameter) ? drafts.Operations().Select(Offer)
        : Values(parameter, drafts.OfOperation());

    // Get-RunwayModel.
    private static IEnumerable<(string Value, string Tip)> OfCatalogue(string parameter, IDictionary bound)
    {
        if (IsOperation(parameter))
        {
            var asked = bound["Model"] is string name ? ModelCatalogue.Current.SpellingOf(string.Empty, name.Trim()) : null;
            return ModelCatalogue.Current.Operations
                .Where(o => asked is null || ModelCatalogue.Current.OperationsOf(asked) is { Count: 0 } || ModelCatalogue.Current.Find(o, asked) is not null)
                .Select(Offer);
        }

        return ModelCatalogue.Current.Models
            .Where(m => m.Status == RunwayModelStatus.Live && (bound["Operation"] is not string operation || operation.Trim() == m.Operation))
            .Select(m => (m.Model, Tip(m)));
    }

    private static bool IsOperation(string parameter) => parameter.Equals("Operation", StringComparison.OrdinalIgnoreCase);

    private static (string Value, string Tip) Offer(string operation) => (operation, string.Join(", ", ModelCatalogue.Current.ModelsOf(operation).Select(m => m.Model)));
}
