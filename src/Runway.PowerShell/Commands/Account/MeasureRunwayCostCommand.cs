using System.Management.Automation;
using Runway.Catalogue;
using Runway.Media;
using Runway.PowerShell.Costs;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// <para>Estimates the cost of tasks. No request is sent.</para>
/// <para>
/// Accepts the input of the New- commands: prompts, files, uploads and finished tasks from the pipeline, and the same columns.
/// Import-Csv jobs.csv | Measure-RunwayCost gives the total of the file. The prices are those of the module's catalogue; the
/// property Credits of a created task has the actual price. One credit is 0.01 US dollar.
/// </para>
/// <para>
/// Without -Model and -Operation, a prompt means text_to_image, or text_to_video when it has a duration; a picture or a video means
/// the operation that New-RunwayVideo uses for it. A wildcard counts once for each matching file.
/// </para>
/// </summary>
/// <seealso cref="GetRunwayModelCommand"/>
/// <seealso cref="GetRunwayUsageCommand"/>
/// <seealso href="about_RunwayBudget"/>
[Cmdlet(VerbsDiagnostic.Measure, "RunwayCost")]
[OutputType(typeof(RunwayCost))]
public sealed class MeasureRunwayCostCommand : ModuleCmdlet
{
    private readonly List<CostEstimate> _estimates = [];
    private bool _isRefused;
    private int _index = -1;
    private IReadOnlySet<string> _typed = new HashSet<string>();

    /// <summary>The model. Default: that of the command for the operation.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    [TextTransformation(WithList = "Run the command once for each model.")]
    public string? Model { get; set; }

    /// <summary>The operation, such as image_to_video. Default: the only operation of the model, or the one for the given media.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    [TextTransformation(WithList = "Run the command once for each operation.")]
    public string? Operation { get; set; }

    /// <summary>
    /// The prompt; some prices depend on its length. For operations with a medium and no prompt, text from the pipeline is the
    /// medium.
    /// </summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt", "Text")]
    [TextTransformation(WithList = "Pipe the list: $prompts | Measure-RunwayCost")]
    public string? PromptText { get; set; }

    /// <summary>Pictures, videos and sounds from the pipeline: files, uploads and finished tasks. Their content or type decides which they are.</summary>
    [Parameter(ValueFromPipeline = true)]
    [MediaTransformation(TakesText = false)]
    public object[]? InputObject { get; set; }

    /// <summary>The ratio, such as 1920:1080. An aspect ratio such as 16:9 or 1:1 selects the nearest size of the model, and the cheapest of several; -Verbose shows it.</summary>
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

    /// <summary>The quality, such as low or high.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Quality { get; set; }

    /// <summary>The file format, such as mp4 or prores.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? OutputFormat { get; set; }

    /// <summary>The number of outputs of each task.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? OutputCount { get; set; }

    /// <summary>Whether the model also generates sound.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Audio { get; set; }

    /// <summary>The total duration of the input videos and sounds, in seconds; some prices depend on it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? InputSeconds { get; set; }

    /// <summary>The first frames of videos. They select image_to_video.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PromptImage", "FirstImage", "ImageUri")]
    public object[]? Image { get; set; }

    /// <summary>The last frame of a video. It selects image_to_video too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? LastImage { get; set; }

    /// <summary>The input videos. They select video_to_video.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("VideoUri", "PromptVideo")]
    public object[]? Video { get; set; }

    /// <summary>The media of other operations, under the parameter names of the New- commands.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Speech", "Media", "Character", "Face", "AudioUri")]
    public object[]? Path { get; set; }

    /// <summary>Reference images; some prices depend on their number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Reference", "References", "ReferenceImages")]
    public object[]? ReferenceImage { get; set; }

    /// <summary>Reference videos; some prices depend on their duration.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ReferenceVideos")]
    public object[]? ReferenceVideo { get; set; }

    // Only the output of a task is used. Its other properties describe how it was made.
    private bool IsTask => StoredValue.Unwrap(InputObject?.FirstOrDefault()) is RunwayTask;

    private string? AskedModel => Said(Model, nameof(Model)) is { } model ? ModelCatalogue.Current.SpellingOf(string.Empty, model) : null;

    /// <summary>Records which parameters are on the command line; the others come with each input.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _typed = MyInvocation.BoundParameters.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Estimates one input: a task for each medium, or one for the prompt alone.</summary>
    protected override void ProcessRecord()
    {
        _index++;
        try
        {
            var known = CostOperation.Named(Said(Operation, nameof(Operation)), AskedModel);
            foreach (var source in Media(known).DefaultIfEmpty())
            {
                var operation = known ?? CostOperation.Of(source, AskedModel, Given(LastImage) is not null, Given(Duration) is not null);
                var model = AskedModel ?? CostOperation.DefaultModelOf(operation);
                if (ModelCatalogue.Current.CheckModel(operation, model).ToException() is { } error)
                {
                    throw error;
                }

                if (source is null && PromptText is not null && !IsTask && Given(PromptText) is null && CostOperation.TakesPrompt(operation))
                {
                    throw new RunwayException(RunwayErrors.InvalidPrompt, "The prompt is empty.");
                }

                _estimates.Add(Estimate(operation, model));
            }
        }
        catch (RunwayException e)
        {
            _isRefused = true;
            object? target = InputObject is { Length: 1 } ? InputObject[0] : Said(Model, nameof(Model)) ?? PromptText;
            WriteError(ErrorRecords.From(e, new InputRow(_index, IsTask ? null : PromptText, target, InputObject)));
        }
    }

    /// <summary>Writes the sum; none when every input was refused.</summary>
    protected override void EndProcessing()
    {
        if (_estimates.Count > 0 || !_isRefused)
        {
            WriteObject(RunwayCost.Of(_estimates));
        }
    }

    // One task for each medium.
    private IReadOnlyList<MediaSource> Media(string? operation)
    {
        var reader = new MediaReader(this);
        var isMedium = operation is not null && !CostOperation.TakesPrompt(operation) && !_typed.Contains(nameof(PromptText));
        return InputObject is not null ? reader.Read(InputObject)
            : [
                .. reader.Read(Image).Select(i => i with { Kind = MediaKind.Image }),
                .. reader.Read(Video).Select(v => v with { Kind = MediaKind.Video }),
                .. reader.Read(Path),
                .. reader.Read(isMedium ? [PromptText] : null),
                .. reader.Read(CostOperation.TakesMedia(operation, "audioUri") ? [Audio] : null),
            ];
    }

    private CostEstimate Estimate(string operation, string model)
    {
        var body = new CostBody(operation, model);
        body.Text("promptText", Said(PromptText, nameof(PromptText)));
        if (body.Ratio(Ratio) is { } note)
        {
            WriteVerbose(note);
        }

        body.Text("resolution", Resolution);
        body.Text("quality", Quality);
        body.Text("outputFormat", OutputFormat);
        body.Duration(Duration);
        body.OutputCount(OutputCount);
        body.Audio(Audio);
        body.References("references", () => new MediaReader(this).Read(ReferenceImage).Count);
        body.References("referenceVideos", () => new MediaReader(this).Read(ReferenceVideo).Count);
        return body.Estimate(InputSeconds);
    }

    // For a task only parameters on the command line are used.
    private string? Said(string? text, string parameter) => IsTask && !_typed.Contains(parameter) ? null : Given(text);
}
