using System.Management.Automation;
using Runway.Outputs;
using Runway.PowerShell.Cmdlets;
using Runway.PowerShell.Generation;

namespace Runway.PowerShell;

/// <summary>
/// Saves what tasks made, and waits by itself for tasks that are not finished. Each file is fetched as soon as its task
/// is done, while others still run, and is written to the pipeline when it is complete.
/// <para>
/// A file is in place whole or not at all: until then its name ends in .part. A broken download goes on where it
/// stopped, and a URL that has expired is replaced by a fresh one.
/// </para>
/// <para>
/// A file that is there already is an error unless -Force is given, or unless the journal knows it as this very output:
/// then it is written to the pipeline and not fetched again. Where its name is known beforehand, that error comes before
/// the New- cmdlet of the same pipeline sends anything, or sends this input. A task that failed is an error too. The others go on.
/// </para>
/// </summary>
/// <remarks>
/// The service does not say how long it keeps what was made, so save it soon. The extension of a file is that of its first
/// bytes; a name from -OutFile that says something else is kept, with a warning. What is no medium of the kind that the
/// operation makes is RunwayDownloadFailed. Tasks whose names would be the same are numbered in the order of the input; one
/// that is saved keeps its name. -Timeout ends downloads, too; 0 waits for no task, and saves what is finished.
/// </remarks>
/// <returns>The files, as Get-Item gives them. Each has the id of its task in TaskId.</returns>
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

    // After the pipe the folder comes first: ... | Save-RunwayTaskOutput ./out. Without one the task does.
    /// <inheritdoc cref="WaitingCmdlet.Task"/>
    [Parameter(ParameterSetName = FolderSet, Mandatory = true, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = FileSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = TaskFirstSet, Mandatory = true, Position = 0)]
    [Alias("Id", "TaskId", "InputObject")]
    [TaskTransformation]
    [ArgumentCompleter(typeof(TaskIdCompleter))]
    public override RunwayTask[] Task { get; set; } = [];

    /// <summary>The folder to save to; it is made where it is missing. Default: the current folder.</summary>
    [Parameter(ParameterSetName = FolderSet, Position = 0)]
    [Parameter(ParameterSetName = TaskFirstSet, Position = 1)]
    [FolderTransformation(nameof(Task))]
    [ValidateNotNullOrEmpty]
    public string DestinationPath { get; set; } = ".";

    /// <summary>
    /// The names of the files, without extension: text with <c>{Id}</c>, <c>{Index}</c> (the place in the input, from
    /// 0), <c>{Output}</c> (which output of the task, from 1), <c>{Model}</c>, <c>{Operation}</c>, <c>{Prompt}</c>,
    /// <c>{InputName}</c> (the file that it is made from, so that lighthouse.png becomes lighthouse.mp4), <c>{Seed}</c>,
    /// <c>{Batch}</c>, <c>{Node}</c> (of a workflow) and <c>{Date}</c>; numbers and dates take a format, as in
    /// <c>{Index:0000}</c>. What a task does not have becomes a word: <c>input</c> for a data URI, <c>seed</c> where the service
    /// drew one, which it does not tell, <c>batch</c>, <c>node</c>, <c>prompt</c>. Default: <c>{Id}</c>.
    /// </summary>
    [Parameter(ParameterSetName = FolderSet)]
    [Parameter(ParameterSetName = TaskFirstSet)]
    [ValidateNotNullOrEmpty]
    public string? NameTemplate { get; set; }

    /// <summary>The file to save to, for one task with one output.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replaces files that are there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// Writes beside each file where it comes from, as JSON under the name of the file and .json: task, model, prompt,
    /// seed, parameters, inputs with size and SHA-256, credits, times, and the SHA-256 of the file itself. The time
    /// "finished" is when a wait noticed the end. What is not known is left out. No key and no query of a URL is in it.
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeMetadata { get; set; }

    /// <summary>How many files are fetched at once, 1 to 256. Default: 16.</summary>
    [Parameter]
    [Number(1, 256)]
    public int ThrottleLimit { get; set; } = OutputSaveOptions.DefaultThrottleLimit;

    /// <summary>The most bytes that a file may have, such as 500MB; a larger one is refused. Default: 128 GB.</summary>
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

                // Without any time there is none to wait, and what is finished can still be saved.
                FinishDownloads = Timeout == 0,
            });

            // The last that has begun stands before this one. A name that it knows is looked for before its task is paid for.
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
            // Here, so that numbers follow the order of the input.
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

    // Under -WhatIf: which files there would be.
    private void Preview(OutputSaver saver)
    {
        foreach (var task in Task.Where(t => _previewed.Add(t.Id)))
        {
            try
            {
                foreach (var (path, isSaved) in saver.Preview(task))
                {
                    ShouldProcess(NameOf(task), isSaved ? $"Write the file to the pipeline: it is saved already, as {path}" : $"Save to {path}{(IncludeMetadata ? $", and its description beside it" : string.Empty)}");
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

    // A file that is saved already is written to the pipeline when its task comes. A task that is created only now is another.
    private bool MayBeWanted(string file, IReadOnlyList<GeneratingCmdlet> creators)
    {
        try
        {
            return OutputPlace.IsSaved(Service.Journal, file, out var batch)
                && creators.All(c => c.SkipExisting && (c.Batch is null || string.Equals(c.Batch.Trim(), batch, StringComparison.OrdinalIgnoreCase)));
        }
        catch (RunwayException)
        {
            // Without the journal only the task itself tells, when it comes.
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
