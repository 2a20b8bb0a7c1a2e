using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// <para>Estimates what tasks will cost, without sending anything.</para>
/// <para>
/// Takes what the New- commands take: prompts, files, uploads and finished tasks from the pipeline, and the same columns, so that
/// Import-Csv jobs.csv | Measure-RunwayCost adds up what the file would cost. The prices are those of the module's catalogue, with a date; what the service asks stands on the task once it is
/// created. One credit is 0.01 US dollar.
/// </para>
/// <para>
/// Without a model and an operation, a prompt counts as a picture, and as a video when it has a duration; a picture or a video
/// counts as what New-RunwayVideo makes of it. A wildcard counts once for each of its files.
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
    private bool _isRefused;
    private IReadOnlySet<string> _typed = new HashSet<string>();

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

    /// <summary>
    /// The prompt; some prices count its characters. Of an operation that takes a medium and no prompt, text from the pipeline is the
    /// medium.
    /// </summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt", "Text")]
    [TextTransformation]
    public string? PromptText { get; set; }

    /// <summary>Pictures, videos and sounds from the pipeline: files, uploads and finished tasks, told apart by what they are.</summary>
    [Parameter(ValueFromPipeline = true)]
    [MediaTransformation(TakesText = false)]
    public object[]? InputObject { get; set; }

    /// <summary>The ratio, such as 1920:1080. A shape such as 16:9 or 1:1 means the model's nearest size; -Verbose names it.</summary>
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

    /// <summary>The pictures that videos start from: their presence tells image_to_video from text_to_video.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PromptImage", "FirstImage", "ImageUri")]
    public object[]? Image { get; set; }

    /// <summary>The picture that a video ends with; without others, it tells image_to_video too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? LastImage { get; set; }

    /// <summary>The videos to work on: their presence tells video_to_video.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("VideoUri", "PromptVideo")]
    public object[]? Video { get; set; }

    /// <summary>The media of any other operation, under the names that the New- commands have for them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Speech", "Media", "Character", "Face", "AudioUri")]
    public object[]? Path { get; set; }

    /// <summary>Pictures to refer to; some prices count them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Reference", "References", "ReferenceImages")]
    public object[]? ReferenceImage { get; set; }

    /// <summary>Videos to go by; some prices count their length.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ReferenceVideos")]
    public object[]? ReferenceVideo { get; set; }

    // Of a task only the output counts; its other properties say what made it.
    private bool IsTask => StoredValue.Unwrap(InputObject?.FirstOrDefault()) is RunwayTask;

    private string? AskedModel => Given(Model, nameof(Model)) is { } model ? ModelCatalogue.Current.SpellingOf(string.Empty, model) : null;

    /// <summary>Notes what stands on the command line; the rest comes with each input.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _typed = MyInvocation.BoundParameters.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Estimates one input: a task for each medium, or one for the prompt alone.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            var known = Given(Operation, nameof(Operation)) ?? (AskedModel is { } named && ModelCatalogue.Current.OperationsOf(named) is [var only] ? only : null);
            foreach (var source in Media(known).DefaultIfEmpty())
            {
                var wanted = known ?? OperationFor(source);
                var (operation, model) = (wanted, AskedModel ?? DefaultModelOf(wanted));
                if (ModelCatalogue.Current.CheckModel(operation, model).ToException() is { } error)
                {
                    throw error;
                }

                if (source is null && PromptText is not null && !IsTask && string.IsNullOrWhiteSpace(PromptText) && TakesPrompt(operation))
                {
                    throw new RunwayException(RunwayErrors.InvalidPrompt, "The prompt is empty.");
                }

                using var body = JsonDocument.Parse(Body(operation, model).ToJsonString());
                _estimates.Add(CostEstimate.For(operation, model, body.RootElement, (double?)Number(InputSeconds, nameof(InputSeconds), Seconds)));
            }
        }
        catch (RunwayException e)
        {
            _isRefused = true;
            WriteError(ErrorRecords.From(e, InputObject is { Length: 1 } ? InputObject[0] : Given(Model, nameof(Model)) ?? PromptText));
        }
    }

    /// <summary>Writes the sum; none where nothing but refused inputs came.</summary>
    protected override void EndProcessing()
    {
        if (_estimates.Count > 0 || !_isRefused)
        {
            WriteObject(new RunwayCost(
                _estimates.Count,
                _estimates.Sum(e => e.AtLeast),
                _estimates.Sum(e => e.AtMost ?? 0),
                _estimates.Count(e => e.AtMost is null),
                [.. _estimates.Select(e => e.Reason).OfType<string>().Distinct()]));
        }
    }

    private IReadOnlyList<MediaSource> Media(string? operation)
    {
        var reader = new MediaReader(this);
        var isMedium = operation is not null && !TakesPrompt(operation) && !_typed.Contains(nameof(PromptText));
        return InputObject is not null ? reader.Read(InputObject)
            : [
                .. reader.Read(Image).Select(i => i with { Kind = MediaKind.Image }),
                .. reader.Read(Video).Select(v => v with { Kind = MediaKind.Video }),
                .. reader.Read(Path),
                .. reader.Read(isMedium ? [PromptText] : null),
                .. reader.Read(operation is "voice_dubbing" or "voice_isolation" ? [Audio] : null),
            ];
    }

    private static bool TakesPrompt(string operation) =>
        ModelCatalogue.Current.ModelsOf(operation) is not { Count: > 0 } models || models.Any(m => m.Member("promptText") is not null);

    // Without an operation, and without a model that has only one, what is given decides, as it does for New-RunwayVideo.
    private string OperationFor(MediaSource? source)
    {
        var kind = source?.Kind ?? source?.RequireKind(MediaKind.Image | MediaKind.Video | MediaKind.Audio);
        if (kind == MediaKind.Audio)
        {
            throw new RunwayException(RunwayErrors.OperationRequired, $"'{source}' is a sound, and several operations take one.", "Pass -Operation speech_to_speech, voice_dubbing or voice_isolation.");
        }

        var video = kind switch
        {
            MediaKind.Video => "video_to_video",
            MediaKind.Image => "image_to_video",
            _ => string.IsNullOrWhiteSpace(StoredValue.ToText(LastImage)) ? "text_to_video" : "image_to_video",
        };
        if (AskedModel is not { } model)
        {
            return video == "text_to_video" && Given(Duration) is null ? "text_to_image" : video;
        }

        var all = ModelCatalogue.Current.OperationsOf(model);
        return all.Contains(video) ? video
            : all.Count == 0 && ModelCatalogue.Current.CheckModel(video, model).ToException() is { } misspelled ? throw new RunwayException(misspelled.Error, misspelled.Message)
            : throw new RunwayException(
                RunwayErrors.OperationRequired,
                all.Count == 0 ? $"The catalogue does not know the model '{model}'." : $"The model '{model}' has several operations: {string.Join(", ", all)}.");
    }

    private static string DefaultModelOf(string operation) => DefaultModels.Of(operation) ?? throw new RunwayException(
        RunwayErrors.ModelNotFound,
        $"No model is known for the operation '{operation}'.",
        "Pass -Model, or an operation that Get-RunwayModel lists.");

    private JsonObject Body(string operation, string model)
    {
        var body = new JsonObject { ["model"] = model };
        Set("promptText", Given(PromptText, nameof(PromptText)));
        Set("ratio", Given(Ratio) is { } ratio ? SizeOf(operation, model, ratio) : RequestDefaults.RatioOf(operation, model));
        Set("resolution", Resolution);
        Set("quality", Quality);
        Set("outputFormat", OutputFormat);
        if (Given(Duration) is { } duration)
        {
            body["duration"] = duration == "auto" ? JsonValue.Create("auto") : JsonValue.Create(Number(duration, nameof(Duration), Seconds));
        }
        else if (RequestDefaults.DurationOf(operation, model)?.Seconds is { } standard)
        {
            body["duration"] = standard;
        }

        if (Number(OutputCount, nameof(OutputCount), new NumberRange(1, int.MaxValue, true)) is { } count)
        {
            body["outputCount"] = count;
        }

        if (!string.IsNullOrWhiteSpace(Audio) && operation is not ("voice_dubbing" or "voice_isolation"))
        {
            body["audio"] = FlagAttribute.Read(Audio) ?? throw new RunwayException(RunwayErrors.InvalidNumber, $"'{Audio}' is neither true nor false for -Audio.", FlagAttribute.Allowed);
        }

        if (operation.EndsWith("_to_video", StringComparison.Ordinal))
        {
            Count("references", ReferenceImage);
            Count("referenceVideos", ReferenceVideo);
        }

        return body;

        // Only how many there are has a price.
        void Count(string name, object[]? media)
        {
            if (new MediaReader(this).Read(media) is { Count: > 0 } found)
            {
                body[name] = new JsonArray([.. found.Select(_ => new JsonObject())]);
            }
        }

        void Set(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                body[name] = value.Trim();
            }
        }
    }

    private string? Given(string? text, string parameter) => IsTask && !_typed.Contains(parameter) ? null : Given(text);

    private string SizeOf(string operation, string model, string ratio)
    {
        var choice = ModelCatalogue.Current.ChooseRatio(operation, model, ratio);
        if (choice is { Ratio: { } size, Note: var note } && size != ratio)
        {
            WriteVerbose(note ?? $"'{ratio}' is {size}.");
        }

        return choice?.Ratio ?? ratio;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static decimal? Number(string? text, string parameter, NumberRange range) =>
        string.IsNullOrWhiteSpace(text) ? null
        : range.Read(text) ?? throw new RunwayException(RunwayErrors.InvalidNumber, $"'{text}' is not {range} for -{parameter}.");
}
