using System.Management.Automation;
using Runway.Outputs;
using Runway.PowerShell.Cmdlets;
using Runway.PowerShell.Generation;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Saves the output of tasks, and waits for tasks that are not finished. Each file is downloaded as soon as its task is finished,
/// while others still run, and is written to the pipeline when it is complete.
/// <para>
/// A file has its name only when it is complete; until then the name ends in .part. An interrupted download continues where it
/// stopped, and an expired URL is replaced by a new one.
/// </para>
/// <para>
/// An existing file is an error without -Force, unless it is this output according to the journal: then it is written to the
/// pipeline and not downloaded again. Where the name is known in advance, the error comes before the New- command of the same
/// pipeline sends the request. A failed task is an error too. The others continue.
/// </para>
/// </summary>
/// <remarks>
/// The service does not document how long it keeps output, so save it soon. The content of a file decides its extension; a
/// different extension in -OutFile is kept, with a warning. A file of the wrong kind is the error RunwayDownloadFailed. Equal names
/// are numbered in the order of the input; saved files keep their names. -Timeout also ends downloads; 0 does not wait and saves
/// finished tasks.
/// </remarks>
/// <returns>The files, as Get-Item returns them, with the id of the task in TaskId.</returns>
/// <seealso cref="NewRunwayImageCommand"/>
/// <seealso cref="WaitRunwayTaskCommand"/>
/// <seealso cref="GetRunwayTaskHistoryCommand"/>
/// <seealso href="about_RunwayPipelines"/>
[Cmdlet(VerbsData.Save, "RunwayTaskOutput", DefaultParameterSetName = FolderSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class SaveRunwayTaskOutputCommand : WaitingCmdlet
{
    private const string FolderSet = "Folder";
    private const string FileSet = "File";
    private const string TaskFirstSet = "TaskFirst";
    private readonly HashSet<string> _previewed = [];
    private OutputSaver? _saver;
    private GeneratingCmdlet? _creator;

    // With pipeline input the first position is the folder: ... | Save-RunwayTaskOutput ./out. Otherwise it is the task.
    /// <inheritdoc cref="WaitingCmdlet.Task"/>
    [Parameter(ParameterSetName = FolderSet, Mandatory = true, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = FileSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = TaskFirstSet, Mandatory = true, Position = 0)]
    [Alias("Id", "TaskId", "InputObject")]
    [TaskTransformation]
    [ArgumentCompleter(typeof(TaskIdCompleter))]
    public override RunwayTask[] Task { get; set; } = [];

    /// <summary>The folder to save to. A missing folder is created. Default: the current folder.</summary>
    [Parameter(ParameterSetName = FolderSet, Position = 0)]
    [Parameter(ParameterSetName = TaskFirstSet, Position = 1)]
    [FolderTransformation(nameof(Task))]
    [ValidateNotNullOrEmpty]
    public string DestinationPath { get; set; } = ".";

    /// <summary>
    /// The names of the files, without extension: text with <c>{Id}</c>, <c>{Index}</c> (of the input, from 0), <c>{Output}</c>
    /// (number of the output of a task, from 1), <c>{Model}</c>, <c>{Operation}</c>, <c>{Prompt}</c>, <c>{InputName}</c> (the input
    /// file, so that lighthouse.png becomes lighthouse.mp4; for the output of a task its own <c>{InputName}</c>, or its prompt),
    /// <c>{Seed}</c>, <c>{Batch}</c>, <c>{Node}</c> (of a workflow) and
    /// <c>{Date}</c>; numbers and dates accept a format, as in <c>{Index:0000}</c>. A missing value becomes a word: <c>input</c>
    /// for a data URI, <c>seed</c> where the request had none, <c>batch</c>, <c>node</c>, <c>prompt</c>. Default: <c>{Id}</c>.
    /// </summary>
    [Parameter(ParameterSetName = FolderSet)]
    [Parameter(ParameterSetName = TaskFirstSet)]
    [ValidateNotNullOrEmpty]
    public string? NameTemplate { get; set; }

    /// <summary>The file to save to, for one task with one output.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replaces existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// Writes a metadata file next to each file, with the added extension .json: task, model, prompt, seed, parameters, inputs with
    /// size and SHA-256, credits, times, and the SHA-256 of the file. The time "finished" is that at which a wait read the end.
    /// Unknown values are omitted. It contains no key and no query of a URL.
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeMetadata { get; set; }

    /// <summary>The maximum number of concurrent downloads, 1 to 256. Default: 16.</summary>
    [Parameter]
    [Number(1, 256)]
    public int ThrottleLimit { get; set; } = OutputSaveOptions.DefaultThrottleLimit;

    /// <summary>The maximum size of a file, such as 500MB. A larger file is an error. Default: 128 GB.</summary>
    [Parameter]
    [Number(1, long.MaxValue, TakesUnits = true)]
    public long SizeLimit { get; set; } = OutputSaveOptions.DefaultSizeLimit;

    /// <summary>Checks the destination before anything is waited for.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var creators = ActiveCreators.Current;
        if (SaveDestination.Choose(this, new(DestinationPath, OutFile, NameTemplate, Force), "Save the output of tasks", creators.Count > 0, f => MayBeWanted(f, creators)) is { } destination)
        {
            _saver = new OutputSaver(Service.Tasks, new OutputSaveOptions
            {
                Directory = destination.Folder,
                OutFile = destination.File,
                NameTemplate = destination.Template ?? OutputNameTemplate.Default,
                Force = Force,
                IncludeMetadata = IncludeMetadata,
                RetryFailed = RetryFailed,
                ThrottleLimit = ThrottleLimit,
                SizeLimit = SizeLimit,

                // With -Timeout 0 finished tasks are still saved.
                FinishDownloads = Timeout == 0,
            });

            // The last command that began is before this one in the pipeline. Names that it knows are checked before its requests
            // are sent.
            if (creators.Count > 0)
            {
                (_creator = creators[^1]).Saver = _saver;
            }
        }
    }

    /// <summary>Watches each task that arrives.</summary>
    protected override void ProcessRecord()
    {
        if (_saver is { } saver)
        {
            // On the pipeline thread, so that numbers follow the order of the input.
            foreach (var task in Task)
            {
                saver.Announce(task);
            }

            if (IsWhatIf)
            {
                Preview(saver);
                return;
            }

            base.ProcessRecord();
        }
    }

    // The files, for -WhatIf.
    private void Preview(OutputSaver saver)
    {
        foreach (var task in Task.Where(t => _previewed.Add(t.Id)))
        {
            try
            {
                foreach (var (path, isSaved) in saver.Preview(task))
                {
                    ShouldProcess(NameOf(task), isSaved ? $"Write the file to the pipeline: it is already saved as {path}" : $"Save to {path}{(IncludeMetadata ? $", with its metadata file" : string.Empty)}");
                }
            }
            catch (RunwayException e)
            {
                WriteTaskError(e, task);
            }
        }
    }

    private protected override string Wanted => "finished and saved";

    private protected override async Task<bool> HandleAsync(RunwayTask task)
    {
        var succeeded = true;
        await _saver!.SaveAsync(
            task,
            (from, file) => Post(() => Write(from, file)),
            error =>
            {
                succeeded = false;
                Post(() => WriteTaskError(error, task));
            },
            Observer,
            Deadline,
            StopToken).ConfigureAwait(false);
        return succeeded;
    }

    // A saved file is written to the pipeline when its task arrives. A task that is created now is a different one.
    private bool MayBeWanted(string file, IReadOnlyList<GeneratingCmdlet> creators)
    {
        try
        {
            return OutputPlace.IsSaved(Service.Journal, file, out var batch)
                && creators.All(c => c.SkipExisting && (Given(c.Batch) is not { } wanted || wanted.Equals(batch, StringComparison.OrdinalIgnoreCase)));
        }
        catch (RunwayException)
        {
            // Without a journal only the task itself shows it, when it arrives.
            return creators.Count == 0;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_creator is not null)
        {
            _creator.Saver = null;
        }

        base.Dispose(disposing);
    }

    private void Write(RunwayTask task, FileInfo file)
    {
        var result = Item(file);
        result.Properties.Add(new PSNoteProperty("TaskId", task.Id));
        WriteObject(result);
    }
}
