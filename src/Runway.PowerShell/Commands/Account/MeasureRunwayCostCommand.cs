using System.Collections;
using System.Management.Automation;
using Runway.Catalogue;
using Runway.Operations;
using Runway.PowerShell.Costs;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Generation;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// <para>Estimates the cost of tasks. No request is sent.</para>
/// <para>
/// Accepts the input of the New- commands: prompts, files, uploads and finished tasks from the pipeline, and the same columns.
/// What the New- command would refuse before it sends a request is the same error here, and is not in the sum. Import-Csv jobs.csv |
/// Measure-RunwayCost gives the total of the file. The prices are those of the module's catalogue; the property Credits of a
/// created task has the actual price. One credit is 0.01 US dollar.
/// </para>
/// <para>
/// Without -Model and -Operation, a prompt means text_to_image, or text_to_video when it has a duration; a picture or a video means
/// the operation that New-RunwayVideo uses for it. A wildcard counts once for each matching file. Without a prompt and media, it is
/// the price of one task with a short prompt; voices and languages that are not given are never asked for.
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
    private static readonly NumberRange Outputs = new(1, int.MaxValue, true);

    private readonly List<CostEstimate> _estimates = [];
    private readonly Dictionary<(string, bool), CostCommand> _commands = [];
    private readonly BatchNotes _notes;
    private bool _isRefused;
    private int _index = -1;
    private Dictionary<string, object?> _typed = [];

    /// <summary>Makes the cmdlet.</summary>
    public MeasureRunwayCostCommand() => _notes = new BatchNotes(this);

    /// <summary>The model. Default: that of the command for the operation. A text with blanks is a prompt.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    [TextTransformation(WithList = "Run the command once for each model.")]
    public string? Model { get; set; }

    /// <summary>The operation, such as image_to_video. Default: the only operation of the model, or the one for the given media.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    [TextTransformation(WithList = "Run the command once for each operation.")]
    public string? Operation { get; set; }

    /// <summary>The prompt; some prices depend on its length.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt", "Text")]
    [TextTransformation(WithList = "Pipe the list: $prompts | Measure-RunwayCost")]
    public string? PromptText { get; set; }

    /// <summary>
    /// What would be piped to the New- command: prompts, rows, and pictures, videos and sounds as files, uploads and finished tasks.
    /// For operations with a medium and no prompt, text is the medium.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The ratio, such as 1920:1080. An aspect ratio such as 16:9 or 1:1 selects the nearest size of the model, of several the cheapest, and of equal prices the smallest; -Verbose shows it.</summary>
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
    private bool IsTask => Input is RunwayTask || (Input is IList { Count: > 0 } list && StoredValue.Unwrap(list[0]) is RunwayTask);

    // A row has properties that bind by name.
    private bool IsRow => InputObject is { BaseObject: PSCustomObject } || Input is IDictionary;

    private bool IsText => Input is null or string or ValueType;

    private object? Input => StoredValue.Unwrap(InputObject);

    // Text with blanks cannot be a model: Measure-RunwayCost 'a red boat' means what New-RunwayImage 'a red boat' means.
    private bool IsModelAPrompt => !MyInvocation.ExpectingInput && !_typed.ContainsKey(nameof(PromptText))
        && _typed.GetValueOrDefault(nameof(Model)) is string text && text.Trim().Any(char.IsWhiteSpace) && ModelCatalogue.Current.Nearest(text).Count == 0;

    private string? AskedModel => !IsModelAPrompt && GivenByUser(Model, nameof(Model)) is { } model ? ModelCatalogue.Current.SpellingOf(string.Empty, model) : null;

    /// <summary>Records which parameters are on the command line; the others come with each input.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _typed = new(MyInvocation.BoundParameters!, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Estimates one input: what the New- command would create for it.</summary>
    protected override void ProcessRecord()
    {
        _index++;
        try
        {
            Estimate();
        }
        catch (RunwayException e)
        {
            Refuse(e, null);
        }
        catch (RuntimeException e)
        {
            // An error that ends the New- command, such as a number on the command line that is not valid.
            ThrowTerminatingError(e.InnerException is RunwayException known ? ErrorRecords.From(known, null) : e.ErrorRecord);
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

    private void Estimate()
    {
        var seconds = (double?)Number(InputSeconds, nameof(InputSeconds), Seconds);
        _ = Number(OutputCount, nameof(OutputCount), Outputs);
        if (CostOperation.WhyUnknown(GivenByUser(Operation, nameof(Operation))) is { } reason)
        {
            _estimates.Add(CostEstimate.Unknown(reason));
            return;
        }

        var asked = CostOperation.Named(GivenByUser(Operation, nameof(Operation)), AskedModel);
        var operation = asked ?? CostOperation.Of(KindOfInput(), AskedModel, Given(Duration) is not null);
        var model = AskedModel ?? CostOperation.DefaultModelOf(operation);
        var isFrameRate = model == FrameInterpolationRequest.LiveModel;
        if (!_commands.TryGetValue((operation, isFrameRate), out var command))
        {
            _commands[(operation, isFrameRate)] = command = CostCommand.Of(operation, model);
        }

        var (parameters, piped) = InputOf(command, operation, model, asked is not null);
        var (requests, errors) = command.Run(parameters, piped);
        foreach (var error in errors)
        {
            _isRefused = true;
            WriteError(error);
        }

        foreach (var request in requests)
        {
            // New-RunwayVideo selects the operation by the medium.
            var isOther = asked is not null && ModelCatalogue.Current.Find(asked, model) is not null
                && (request.Review is { } review ? review.Request.Operation != asked : request.Refusal!.Error == RunwayErrors.ModelOfAnotherOperation);
            if (isOther)
            {
                Refuse(new RunwayException(RunwayErrors.MediaRequired, $"The input has no picture or video for {asked}."), request.Row);
            }
            else if (request.Refusal is { } refusal)
            {
                Refuse(refusal, request.Row);
            }
            else
            {
                _notes.Write(request.Review!, request.Alternative);
                _estimates.Add(request.Review!.CostFor(seconds));
            }
        }
    }

    // The parameters and the input objects of the New- command.
    private (Hashtable Parameters, IReadOnlyList<object?> Piped) InputOf(CostCommand command, string operation, string model, bool isAsked)
    {
        var parameters = new Hashtable(StringComparer.OrdinalIgnoreCase);
        List<object?> piped = [];
        foreach (var (name, value) in _typed)
        {
            if (name is nameof(Operation) or nameof(InputSeconds) or nameof(InputObject) || CommonParameters.Contains(name) || (name == nameof(Model) && !command.TakesModel))
            {
                continue;
            }

            var own = MyInvocation.MyCommand.Parameters[name];
            if (name == nameof(Model) && IsModelAPrompt)
            {
                parameters[nameof(PromptText)] = value;
            }
            else if (command.ParameterOf([name, .. own.Aliases]) is { } known)
            {
                parameters[known] = value;
            }
            else if (name == nameof(Path) && command.TakesMedia)
            {
                piped.AddRange(new MediaReader(this).Read(Path));
            }
            else
            {
                throw new RunwayException(RunwayErrors.ParameterNotApplicable, $"-{name} does not go with {operation}: {command.Name} has no such parameter.", "Leave it out, or choose another operation or model.");
            }
        }

        // A row has its own model.
        if (isAsked && (IsTask || Given(Model) is null) && command.TakesModel)
        {
            parameters[nameof(Model)] = model;
        }

        if (MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)))
        {
            // The pipeline of a command skips null.
            if (InputObject is null)
            {
                parameters[nameof(PromptText)] = null;
            }
            else
            {
                piped.Add(InputObject);
            }
        }

        command.AddRequired(parameters, names => IsRow && names.Any(name => InputObject!.Properties[name] is not null));
        if (IsGeneral && piped.TrueForAll(p => ReferenceEquals(p, InputObject)))
        {
            command.AddContent(parameters, model);
        }

        return (parameters, piped);
    }

    // The price of a task in general, without a prompt and media: nothing is given that would be one of them.
    private bool IsGeneral => !IsModelAPrompt && (IsRow || !MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)))
        && !new[] { nameof(PromptText), nameof(Image), nameof(LastImage), nameof(Video), nameof(Path) }.Any(MyInvocation.BoundParameters.ContainsKey);

    // The kind of medium that selects the operation; null for a prompt. What cannot be read is an error of the New- command.
    private MediaKind? KindOfInput()
    {
        if (IsRow || IsText)
        {
            return Given(Video) is not null ? MediaKind.Video
                : Given(Image) is not null || Given(LastImage) is not null ? MediaKind.Image
                : Given(Path) is not null ? KindOf(Path)
                : null;
        }

        return KindOf([InputObject]);
    }

    private MediaKind? KindOf(object?[]? media)
    {
        try
        {
            var first = new MediaReader(this).Read(media).FirstOrDefault();
            return first?.Kind ?? first?.RequireKind(MediaKind.Image | MediaKind.Video | MediaKind.Audio);
        }
        catch (RunwayException)
        {
            return MediaKind.Image;
        }
    }

    private void Refuse(RunwayException error, InputRow? row)
    {
        _isRefused = true;
        var prompt = IsTask ? null : PromptText ?? (IsText ? StoredValue.ToText(InputObject) ?? (InputObject is null ? null : string.Empty) : null);
        var target = IsText || IsRow ? GivenByUser(Model, nameof(Model)) ?? prompt : Input;
        WriteError(ErrorRecords.From(error, new InputRow(_index, prompt, target, row?.Target is string or null ? Input : row.Target)));
    }

    private static decimal? Number(string? text, string parameter, NumberRange range) => Given(text) is not { } given ? null
        : range.Read(given) ?? throw range.Refusal(given, parameter);

    // For a task only parameters on the command line are used.
    private string? GivenByUser(string? text, string parameter) => IsTask && !_typed.ContainsKey(parameter) ? null : Given(text);
}
