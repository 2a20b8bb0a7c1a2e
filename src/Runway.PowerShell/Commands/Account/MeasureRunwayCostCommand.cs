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
/// <para>
/// A row without a model and an operation counts as a video when it has a duration, a picture or a video, and as a picture
/// otherwise.
/// </para>
/// </summary>
/// <seealso cref="GetRunwayModelCommand"/>
/// <seealso cref="GetRunwayUsageCommand"/>
/// <seealso href="about_RunwayBudget"/>
[Cmdlet(VerbsDiagnostic.Measure, "RunwayCost")]
[OutputType(typeof(RunwayCost))]
public sealed class MeasureRunwayCostCommand : ModuleCmdlet
{
    private static readonly NumberRange Seconds = new(0, int.MaxValue, false);
    private readonly List<CostEstimate> _estimates = [];

    /// <summary>The model; without one, the default of the command that the operation, or else the columns, belong to.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    [TextTransformation]
    public string? Model { get; set; }

    /// <summary>The operation, such as image_to_video. It can be left out where the model has only one, or where the media tell.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    [TextTransformation]
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
            var operation = Given(Operation) ?? (Given(Model) is { } named ? OperationOf(named) : OperationOfColumns());
            var model = Given(Model) ?? DefaultModelOf(operation);
            using var body = JsonDocument.Parse(Body(operation, model).ToJsonString());
            _estimates.Add(CostEstimate.For(operation, model, body.RootElement, (double?)Number(InputSeconds, nameof(InputSeconds), Seconds)));
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
        var all = ModelCatalogue.Current.OperationsOf(model);
        var fits = all.Where(o => o == (Given(Video) is not null ? "video_to_video" : Given(Image) is not null ? "image_to_video" : "text_to_video")).ToList();
        return all.Count == 1 ? all[0] : fits.Count == 1 ? fits[0] : throw new RunwayException(
            RunwayErrors.OperationRequired,
            all.Count == 0 ? $"The catalogue does not know the model '{model}'." : $"The model '{model}' has several operations: {string.Join(", ", all)}.");
    }

    // Without a model and an operation, the columns tell which command the row is for.
    private string OperationOfColumns() =>
        Given(Video) is not null ? "video_to_video"
        : Given(Image) is not null ? "image_to_video"
        : Given(Duration) is not null ? "text_to_video"
        : "text_to_image";

    // What the command of the operation takes when it is told no model.
    private static string DefaultModelOf(string operation) => operation switch
    {
        "text_to_image" => ImageRequest.DefaultModel,
        "text_to_video" => TextToVideoRequest.DefaultModel,
        "image_to_video" => ImageToVideoRequest.DefaultModel,
        "video_to_video" => VideoToVideoRequest.DefaultModel,
        "image_upscale" => ImageUpscaleRequest.DefaultModel,
        "video_upscale" => VideoUpscaleRequest.DefaultModel,
        "video_to_hdr" => VideoToHdrRequest.DefaultModel,
        "frame_interpolation" => FrameInterpolationRequest.DefaultModel,
        "character_performance" => CharacterPerformanceRequest.DefaultModel,
        "text_to_speech" => TextToSpeechRequest.DefaultModel,
        "sound_effect" => SoundEffectRequest.DefaultModel,
        "speech_to_speech" => SpeechToSpeechRequest.DefaultModel,
        "voice_dubbing" => VoiceDubbingRequest.DefaultModel,
        "voice_isolation" => VoiceIsolationRequest.DefaultModel,
        _ => throw new RunwayException(
            RunwayErrors.ModelNotFound,
            $"No model is known for the operation '{operation}'.",
            "Pass -Model, or an operation that Get-RunwayModel lists."),
    };

    private JsonObject Body(string operation, string model)
    {
        var body = new JsonObject { ["model"] = model };
        Set("promptText", PromptText);
        Set("ratio", Given(Ratio) is { } ratio ? ModelCatalogue.Current.ChooseRatio(operation, model, ratio)?.Ratio ?? ratio : operation == "text_to_image" ? ImageRequest.DefaultRatio : null);
        Set("resolution", Resolution);
        Set("quality", Quality);
        Set("outputFormat", OutputFormat);
        if (!string.IsNullOrWhiteSpace(Duration))
        {
            body["duration"] = Duration.Trim() == "auto" ? JsonValue.Create("auto") : JsonValue.Create(Number(Duration, nameof(Duration), Seconds));
        }

        if (Number(OutputCount, nameof(OutputCount), new NumberRange(1, int.MaxValue, true)) is { } count)
        {
            body["outputCount"] = count;
        }

        if (!string.IsNullOrWhiteSpace(Audio))
        {
            body["audio"] = FlagAttribute.Read(Audio) ?? throw new RunwayException(RunwayErrors.InvalidNumber, $"'{Audio}' is neither true nor false for -Audio.", FlagAttribute.Allowed);
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

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static decimal? Number(string? text, string parameter, NumberRange range) =>
        string.IsNullOrWhiteSpace(text) ? null
        : range.Read(text) ?? throw new RunwayException(RunwayErrors.InvalidNumber, $"'{text}' is not {range} for -{parameter}.");
}
