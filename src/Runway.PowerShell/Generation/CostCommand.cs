using System.Collections;
using System.Management.Automation;
using Runway.Catalogue;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Costs;

namespace Runway.PowerShell.Generation;

/// <summary>
/// The New- cmdlet of an operation, run so that its requests are reviewed and collected: its parameters bind, and its checks are
/// made, as when it is run to create tasks.
/// </summary>
internal sealed class CostCommand
{
    private const string Prompt = "a prompt";

    // Required by the cmdlets, but without effect on the price, so that they need not be given here.
    private static readonly (string Parameter, object Value)[] WithoutEffectOnPrice =
    [
        ("Voice", VoiceParts.Default), ("TargetLanguage", "en"), ("Reference", Medium(MediaKind.Video)), ("Audio", Medium(MediaKind.Audio)),
        ("ProductImage", Medium(MediaKind.Image)), ("OriginalProductImage", Medium(MediaKind.Image)), ("NewProductImage", Medium(MediaKind.Image)),
    ];

    private readonly string _operation;
    private readonly CmdletInfo _info;

    private CostCommand(string operation, CmdletInfo info) => (_operation, _info) = (operation, info);

    /// <summary>Whether it has a parameter for the model, which recipes do not have.</summary>
    public bool TakesModel => _info.Parameters.ContainsKey("Model");

    /// <summary>Whether it takes media from the pipeline.</summary>
    public bool TakesMedia => _info.Parameters.Values.Any(p => p.ParameterType == typeof(object[]) && p.ParameterSets.Values.Any(set => set.ValueFromPipeline));

    /// <summary>The name, such as New-RunwayImage.</summary>
    public string Name => _info.Name;

    /// <summary>The cmdlet of an operation and a model.</summary>
    /// <exception cref="RunwayException">The operation does not exist.</exception>
    public static CostCommand Of(string operation, string? model)
    {
        var (noun, type) = OperationCmdlets.Of(operation, isFrameRate: model == FrameInterpolationRequest.LiveModel) ?? throw CostOperation.Unknown(operation);
        return new CostCommand(operation, new CmdletInfo($"{VerbsCommon.New}-{noun}", type));
    }

    /// <summary>The name of the parameter that has one of the names, as its name or alias; null where there is none.</summary>
    public string? ParameterOf(IEnumerable<string> names) => names.Select(name =>
        _info.Parameters.Values.Where(p => !RouterValueCompleter.IsOn(_info.ImplementingType.GetProperty(p.Name))).FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || p.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase))?.Name).FirstOrDefault(found => found is not null);

    /// <summary>Adds what the cmdlet requires and the price does not depend on.</summary>
    /// <param name="parameters">The given parameters.</param>
    /// <param name="isColumn">Whether the input has a property of one of these names.</param>
    public void AddRequired(Hashtable parameters, Func<IEnumerable<string>, bool> isColumn)
    {
        foreach (var (name, value) in WithoutEffectOnPrice)
        {
            if (!parameters.ContainsKey(name) && _info.Parameters.TryGetValue(name, out var parameter) && IsRequired(parameter) && !isColumn([name, .. parameter.Aliases]))
            {
                parameters[name] = value;
            }
        }
    }

    /// <summary>Adds a prompt and media for the price of a task in general.</summary>
    public void AddContent(Hashtable parameters, string model)
    {
        var known = ModelCatalogue.Current.Find(_operation, model);
        if (_info.Parameters.ContainsKey("PromptText") && (known is null || (known.Member("promptText") ?? known.Member("prompt")) is not null))
        {
            parameters["PromptText"] = Prompt;
        }

        var main = _operation == "image_to_video" ? "Image" : _operation == "video_to_video" ? "Video" : ParameterOf(["Path"]);
        if (main is not null && OperationTable.Find(_operation)?.Input is { } kind)
        {
            parameters[main] = Medium(kind);
        }

        if (known?.Required.Contains("referenceImages") == true && !parameters.ContainsKey("ReferenceImage"))
        {
            parameters["ReferenceImage"] = Medium(MediaKind.Image);
        }
    }

    /// <summary>Runs it.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="piped">The input objects.</param>
    /// <returns>The requests, and the errors of binding.</returns>
    /// <exception cref="RuntimeException">An error that ends the cmdlet.</exception>
    /// <exception cref="RunwayException">A mandatory parameter is missing, for which PowerShell would ask.</exception>
    public (IReadOnlyList<CollectedRequest> Requests, IReadOnlyList<ErrorRecord> Errors) Run(Hashtable parameters, IReadOnlyList<object?> piped)
    {
        if (piped.Count == 0)
        {
            RequireMandatory(parameters);
        }

        var collector = new RequestCollector();
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand(_info).AddParameters(parameters);
        collector.Run(() => shell.Invoke(piped.Count == 0 ? null : piped));
        return (collector.Requests, [.. shell.Streams.Error]);
    }

    // Of the parameter sets that have all given parameters, the one with the fewest missing ones counts.
    private void RequireMandatory(Hashtable parameters)
    {
        var missing = _info.ParameterSets
            .Where(set => parameters.Keys.Cast<string>().All(name => set.Parameters.Any(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))))
            .Select(set => set.Parameters.Where(p => p.IsMandatory && !parameters.ContainsKey(p.Name)).Select(p => "-" + p.Name).ToList())
            .MinBy(names => names.Count);
        if (missing is { Count: > 0 })
        {
            throw new RunwayException(RunwayErrors.MemberRequired, $"{Name} has no price without {string.Join(" and ", missing)}.", "Pass it, or pipe the inputs of the tasks.");
        }
    }

    private static bool IsRequired(ParameterMetadata parameter) =>
        parameter.ParameterSets.Values.Any(set => set is { IsMandatory: true, Position: not 0 });

    private static MediaSource Medium(MediaKind kind) => MediaSource.FromAddress("https://example.com/medium") with { Kind = kind };
}
