using System.Globalization;
using System.Management.Automation;
using Runway.Gallery;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Values;
using Runway.PowerShell.Views;

namespace Runway.PowerShell;

/// <summary>
/// Makes one HTML page of a batch: pictures, playing videos and sounds, with prompt, model, seed, credits and time, the
/// reasons of failures, and a bar of credits by day and model. It takes tasks, the files that Save-RunwayTaskOutput
/// wrote, or the history, and any mix of them; what belongs to one task comes together.
/// <para>
/// Nothing is asked of the service, and the page asks nothing of any network: pictures, and as many sounds and videos as
/// -EmbedLimit allows, are inside it. The others are linked, relative to the page, so keep it beside their folder. What a
/// task made, and where it was saved, is known from the journal and from the descriptions that
/// Save-RunwayTaskOutput -IncludeMetadata writes. A task whose output is not saved shows its state and how to save it.
/// </para>
/// <para>
/// A page that this cmdlet made before is replaced. Any other file of that name is left alone unless -Force is given.
/// </para>
/// </summary>
/// <remarks>
/// The page names files and not folders, save in links. Prompts are in it as they were given: look at it before you hand
/// it on. A file of more than 24 MB is always linked, since some browsers refuse larger ones inside a page.
/// </remarks>
/// <returns>Nothing, or with -PassThru the page, as Get-Item gives it.</returns>
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
    /// What the page shows, in this order: tasks, ids, files from Save-RunwayTaskOutput or Get-ChildItem, or anything with
    /// an Id property.
    /// </summary>
    [Parameter(ParameterSetName = PipelineSet, Mandatory = true, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = InputFirstSet, Mandatory = true, Position = 0)]
    [ListTransformation]
    [AllowEmptyCollection]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The page, such as ./out/index.html. Folders that are missing are made; wildcards mean themselves.</summary>
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
    /// How many bytes of media go into the page, pictures first, then sounds, then videos. What is left is linked.
    /// 0 links everything; with more, the page takes longer to open. Default: 100MB.
    /// </summary>
    [Parameter]
    [Number(0, long.MaxValue, TakesUnits = true)]
    public long EmbedLimit { get; set; } = GalleryOptions.DefaultEmbedLimit;

    /// <summary>Replaces a file that is no page of this cmdlet.</summary>
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

    /// <summary>Adds what arrives.</summary>
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
            // The pipeline is gone, and what was there before is there still.
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
            // A text is an id unless there is such a file.
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
            throw new RunwayException(RunwayErrors.FileNotWritable, $"'{path}' is a folder.", "Name the page itself, for example ./out/index.html.");
        }

        if (!Force && File.Exists(path) && !RunwayGallery.IsPage(path))
        {
            throw new RunwayException(RunwayErrors.FileExists, $"'{path}' is there already, and is no gallery page.", "Pass -Force to replace it, or choose another -Path.");
        }
    }
}
