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
    private readonly List<CostEstimate> _estimates = [];
    private bool _isRefused;
    private int _index = -1;
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

    private string? AskedModel => Said(Model, nameof(Model)) is { } model ? ModelCatalogue.Current.SpellingOf(string.Empty, model) : null;

    /// <summary>Notes what stands on the command line; the rest comes with each input.</summary>
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

    /// <summary>Writes the sum; none where nothing but refused inputs came.</summary>
    protected override void EndProcessing()
    {
        if (_estimates.Count > 0 || !_isRefused)
        {
            WriteObject(RunwayCost.Of(_estimates));
        }
    }

    // A task is made of each.
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

    // Of a task only what stands on the command line counts.
    private string? Said(string? text, string parameter) => IsTask && !_typed.Contains(parameter) ? null : Given(text);
}
