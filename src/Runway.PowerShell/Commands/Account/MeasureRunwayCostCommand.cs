using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway.PowerShell;

/// <summary>
/// <para>Estimates what tasks will cost, without sending anything.</para>
/// <para>
/// Takes the same columns as the New- commands, so Import-Csv jobs.csv | Measure-RunwayCost adds up what the file would
/// cost. The prices are those of the module's catalogue, with a date; what the service asks stands on the task once it is
/// created. One credit is 0.01 US dollar.
/// </para>
/// </summary>
/// <seealso cref="GetRunwayModelCommand"/>
/// <seealso cref="GetRunwayUsageCommand"/>
[Cmdlet(VerbsDiagnostic.Measure, "RunwayCost")]
[OutputType(typeof(RunwayCost))]
public sealed class MeasureRunwayCostCommand : ModuleCmdlet
{
    private readonly List<CostEstimate> _estimates = [];

    /// <summary>The model.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Model { get; set; }

    /// <summary>The operation, such as image_to_video. It can be left out where the model has only one, or where the media tell.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Operation { get; set; }

    /// <summary>The prompt; some prices count its characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt")]
    public string? PromptText { get; set; }

    /// <summary>The ratio, such as 1920:1080.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Ratio { get; set; }

    /// <summary>The length of the video or sound in seconds, or auto.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Duration { get; set; }

    /// <summary>The size class, such as 720p.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Resolution { get; set; }

    /// <summary>The effort, such as low or high.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Quality { get; set; }

    /// <summary>The file format, such as mp4 or prores.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? OutputFormat { get; set; }

    /// <summary>How many outputs each task makes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? OutputCount { get; set; }

    /// <summary>Whether the model makes sound as well.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Audio { get; set; }

    /// <summary>How long the videos and sounds that go in are together, in seconds; some prices count them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? InputSeconds { get; set; }

    /// <summary>The picture that a video starts from: its presence tells image_to_video from text_to_video.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Image { get; set; }

    /// <summary>The video to work on: its presence tells video_to_video.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Video { get; set; }

    /// <summary>Estimates one input.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            var model = string.IsNullOrWhiteSpace(Model) ? ImageRequest.DefaultModel : Model.Trim();
            var operation = OperationOf(model);
            using var body = JsonDocument.Parse(Body(operation, model).ToJsonString());
            _estimates.Add(CostEstimate.For(operation, model, body.RootElement, Number(InputSeconds, nameof(InputSeconds))));
        }
        catch (RunwayException e)
        {
            WriteError(ErrorRecords.From(e, Model));
        }
    }

    /// <summary>Writes the sum.</summary>
    protected override void EndProcessing() => WriteObject(new RunwayCost(
        _estimates.Count,
        _estimates.Sum(e => e.AtLeast),
        _estimates.Sum(e => e.AtMost ?? 0),
        _estimates.Count(e => e.AtMost is null),
        [.. _estimates.Select(e => e.Reason).OfType<string>().Distinct()]));

    private string OperationOf(string model)
    {
        if (!string.IsNullOrWhiteSpace(Operation))
        {
            return Operation.Trim();
        }

        var all = ModelCatalogue.Current.OperationsOf(model);
        var fits = all.Where(o => o == (!string.IsNullOrWhiteSpace(Video) ? "video_to_video" : !string.IsNullOrWhiteSpace(Image) ? "image_to_video" : "text_to_video")).ToList();
        return all.Count == 1 ? all[0] : fits.Count == 1 ? fits[0] : throw new RunwayException(
            RunwayErrors.OperationRequired,
            all.Count == 0 ? $"The catalogue does not know the model '{model}'." : $"The model '{model}' has several operations: {string.Join(", ", all)}.");
    }

    private JsonObject Body(string operation, string model)
    {
        var body = new JsonObject { ["model"] = model };
        Set("promptText", PromptText);
        Set("ratio", !string.IsNullOrWhiteSpace(Ratio) ? ModelCatalogue.Current.ChooseRatio(operation, model, Ratio.Trim())?.Ratio ?? Ratio : operation == "text_to_image" ? ImageRequest.DefaultRatio : null);
        Set("resolution", Resolution);
        Set("quality", Quality);
        Set("outputFormat", OutputFormat);
        if (!string.IsNullOrWhiteSpace(Duration))
        {
            body["duration"] = Duration.Trim() == "auto" ? JsonValue.Create("auto") : JsonValue.Create(Number(Duration, nameof(Duration)));
        }

        if (Number(OutputCount, nameof(OutputCount)) is { } count)
        {
            body["outputCount"] = count;
        }

        if (!string.IsNullOrWhiteSpace(Audio))
        {
            body["audio"] = LanguagePrimitives.IsTrue(Audio) && !Audio.Trim().Equals("false", StringComparison.OrdinalIgnoreCase);
        }

        return body;

        void Set(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                body[name] = value.Trim();
            }
        }
    }

    private static double? Number(string? text, string parameter) =>
        string.IsNullOrWhiteSpace(text) ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw new RunwayException(RunwayErrors.InvalidNumber, $"'{text}' is not a number for -{parameter}.");
}
