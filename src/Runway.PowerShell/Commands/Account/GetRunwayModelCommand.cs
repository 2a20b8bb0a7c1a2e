using System.Globalization;
using System.Management.Automation;
using Runway.Catalogue;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// <para>Lists the models that this version of the module knows, one row for each operation and model.</para>
/// <para>
/// Each row shows what the model accepts: required members, allowed ratios, durations and other values, the length of the prompt,
/// and the price in credits. The data is part of the module and dates from AsOf; no request is sent, and the service may have more
/// models. -Recipe lists the recipes instead.
/// </para>
/// </summary>
/// <seealso cref="MeasureRunwayCostCommand"/>
/// <seealso cref="NewRunwayImageCommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayModel")]
[OutputType(typeof(RunwayModel))]
public sealed class GetRunwayModelCommand : ModuleCmdlet
{
    /// <summary>The models. Wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    [TextTransformation]
    public string[] Model { get; set; } = ["*"];

    /// <summary>The operations, such as text_to_image. Wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    [TextTransformation]
    public string[] Operation { get; set; } = ["*"];

    /// <summary>Includes retired models, and unverified models, which the service may not have.</summary>
    [Parameter]
    public SwitchParameter IncludeNotLive { get; set; }

    /// <summary>Lists the recipes in place of the models: what each takes, and its price.</summary>
    [Parameter]
    public SwitchParameter Recipe { get; set; }

    /// <summary>Writes the models.</summary>
    protected override void ProcessRecord()
    {
        var models = Patterns(Model);
        var operations = Patterns(Operation);
        var catalogue = ModelCatalogue.Current;
        foreach (var model in (Recipe ? catalogue.Recipes : catalogue.Models.Concat(catalogue.Recipes.Where(IsNamed)))
            .Where(m => models.Any(p => p.IsMatch(m.Model)) && operations.Any(p => p.IsMatch(m.Operation)))
            .Where(m => IncludeNotLive || m.Status == RunwayModelStatus.Live || IsNamed(m)))
        {
            WriteObject(model);
        }

        Miss(Model, Recipe ? "recipe" : "model", (Recipe ? [] : catalogue.Models).Concat(catalogue.Recipes).Select(m => m.Model), name => catalogue.Nearest(name), "Get-RunwayModel without parameters lists all models. The New- commands send unknown models to the service.");
        Miss(Operation, "operation", catalogue.Operations.Concat(catalogue.Recipes.Select(r => r.Operation)), _ => [], $"Operations are {string.Join(", ", catalogue.Operations)}.");
    }

    private bool IsNamed(RunwayModel model) => Array.Exists(Model, name => name.Trim().Equals(model.Model, StringComparison.OrdinalIgnoreCase));

    // A name without wildcards that matches nothing is an error.
    private void Miss(string[] names, string what, IEnumerable<string> known, Func<string, IReadOnlyList<string>> nearest, string action)
    {
        foreach (var name in names.Select(n => n.Trim()).Where(n => !WildcardPattern.ContainsWildcardCharacters(n) && !known.Contains(n, StringComparer.OrdinalIgnoreCase)))
        {
            var near = nearest(name) is { Count: > 0 } meant ? $" Did you mean {string.Join(" or ", meant)}?" : string.Empty;
            WriteError(ErrorRecords.From(
                new RunwayException(RunwayErrors.ModelNotFound, string.Create(CultureInfo.InvariantCulture, $"The catalogue of {ModelCatalogue.Current.FactsDate:yyyy-MM-dd} does not know the {what} '{name}'.{near}"), action),
                name));
        }
    }

    private static WildcardPattern[] Patterns(string[] texts) => [.. texts.Select(t => Wildcards.Of(t.Trim()))];
}
