using System.Globalization;
using System.Management.Automation;
using Runway.Gallery;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Values;
using Runway.PowerShell.Views;

namespace Runway.PowerShell;

/// <summary>
/// Writes one HTML page for a batch: pictures, videos and sounds with prompt, model, seed, credits and time, the reasons of
/// failures, and a chart of credits by day and model. The input is tasks, files from Save-RunwayTaskOutput, or the history, also
/// mixed; inputs of the same task are combined.
/// <para>
/// No request is sent, and the page loads nothing from a network: it contains the pictures, and sounds and videos up to
/// -EmbedLimit. Other files are linked relative to the page, so keep the page next to their folder. Data of tasks and saved files
/// comes from the journal and from the metadata files of Save-RunwayTaskOutput -IncludeMetadata. A task without saved output is
/// shown with its status and the command that saves it.
/// </para>
/// <para>
/// An existing gallery page is replaced. Any other existing file is replaced only with -Force.
/// </para>
/// </summary>
/// <remarks>
/// The page shows names of files; folders are only in links. It contains the prompts: read it before you share it. A file of more
/// than 24 MB is always linked, because some browsers refuse larger ones inside a page.
/// </remarks>
/// <returns>With -PassThru: the page, as Get-Item returns it.</returns>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
/// <seealso cref="GetRunwayTaskHistoryCommand"/>
/// <seealso href="about_RunwayPipelines"/>
[Cmdlet(VerbsData.Export, "RunwayGallery", DefaultParameterSetName = PipelineSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class ExportRunwayGalleryCommand : ModuleCmdlet, IDisposable
{
    private const string PipelineSet = "Pipeline";
    private const string InputFirstSet = "InputFirst";
    private readonly CancellationTokenSource _stopping = new();
    private RunwayGallery? _gallery;
    private int _index = -1;
    private string? _page;

    /// <summary>
    /// The content of the page, in this order: tasks, ids, files from Save-RunwayTaskOutput or Get-ChildItem, or objects with an Id
    /// property.
    /// </summary>
    [Parameter(ParameterSetName = PipelineSet, Mandatory = true, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = InputFirstSet, Mandatory = true, Position = 0)]
    [ListTransformation]
    [AllowEmptyCollection]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The page, such as ./out/index.html. Missing folders are created; wildcards are not expanded.</summary>
    [Parameter(ParameterSetName = PipelineSet, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = InputFirstSet, Mandatory = true, Position = 1)]
    [FolderTransformation(nameof(InputObject))]
    [Alias("LiteralPath", "OutFile")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The title of the page. Default: "Runway gallery".</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>
    /// The maximum size of media inside the page: pictures first, then sounds, then videos. The others are linked. 0 links all; a
    /// large page opens slowly. Default: 100MB.
    /// </summary>
    [Parameter]
    [Number(0, long.MaxValue, TakesUnits = true)]
    public long EmbedLimit { get; set; } = GalleryOptions.DefaultEmbedLimit;

    /// <summary>Replaces an existing file that is not a gallery page.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the page to the pipeline, as a file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private FilePaths Paths => new(this, RunwayErrors.FileNotWritable);

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        GC.SuppressFinalize(this);
    }

    /// <summary>Checks the destination, and reads the journal.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            _page = Paths.NewFile(Path, nameof(Path));
            RequireFree(_page);
        }
        catch (RunwayException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, Path));
        }

        try
        {
            _gallery = new RunwayGallery(SessionConnection.Journal);
        }
        catch (RunwayException e)
        {
            WriteWarning($"The page is made without the journal. {e.Message}");
            _gallery = new RunwayGallery(null);
        }
    }

    /// <summary>Adds an input.</summary>
    protected override void ProcessRecord()
    {
        foreach (var item in InputObject)
        {
            _index++;
            try
            {
                Add(item);
            }
            catch (RunwayException e)
            {
                WriteError(ErrorRecords.From(e, new InputRow(_index, null, item, item)));
            }
            catch (ArgumentTransformationMetadataException e)
            {
                WriteError(ErrorRecords.From(new RunwayException(RunwayErrors.NotForGallery, e.Message, innerException: e), new InputRow(_index, null, item, item)));
            }
        }
    }

    /// <summary>Writes the page.</summary>
    protected override void EndProcessing()
    {
        if (!ShouldProcess(_page, string.Create(CultureInfo.CurrentCulture, $"Write a gallery page of {_gallery!.Count:N0} tasks and files")))
        {
            return;
        }

        try
        {
            var options = new GalleryOptions
            {
                Now = DateTimeOffset.UtcNow,
                EmbedLimit = EmbedLimit,
                AdviceFor = RunwayAdvice.For,
                SaveCommand = "Save-RunwayTaskOutput {id}",
            };
            var made = _gallery!.Write(_page!, Title is null ? options : options with { Title = Title }, _stopping.Token);
            WriteVerbose(string.Create(CultureInfo.CurrentCulture, $"{made.Tasks} tasks; {made.Embedded} files are inside the page, {made.Linked} are linked."));
            if (PassThru)
            {
                WriteObject(new FileItems(this).Of(new FileInfo(_page!)));
            }
        }
        catch (RunwayException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, Path));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The pipeline was stopped; the existing page is unchanged.
        }
    }

    /// <summary>Ctrl+C, on another thread.</summary>
    protected override void StopProcessing() => _stopping.Cancel();

    private void Add(PSObject item)
    {
        switch (item?.BaseObject)
        {
            case FileInfo file:
                _gallery!.AddFile(file.FullName, PropertyBag.Of(item)["TaskId"] as string);
                break;
            // Text is an id unless a file of that name exists.
            case string text when Paths.Existing(text) is { } path:
                _gallery!.AddFile(path, null);
                break;
            case DirectoryInfo:
                break;
            default:
                foreach (var task in (RunwayTask[])new TaskTransformationAttribute().Transform(null!, item!))
                {
                    _gallery!.AddTask(task);
                }

                break;
        }
    }

    private void RequireFree(string path)
    {
        if (Directory.Exists(path))
        {
            throw new RunwayException(RunwayErrors.FileNotWritable, $"'{path}' is a folder.", "Pass the path of a file, for example ./out/index.html.");
        }

        if (!Force && File.Exists(path) && !RunwayGallery.IsPage(path))
        {
            throw new RunwayException(RunwayErrors.FileExists, $"'{path}' already exists and is not a gallery page.", "Pass -Force to replace it, or choose another -Path.");
        }
    }
}
