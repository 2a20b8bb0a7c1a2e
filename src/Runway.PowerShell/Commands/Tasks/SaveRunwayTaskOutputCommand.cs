using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Saves what tasks made. Waits by itself for tasks that are not finished, fetches each file as soon as its task is
/// done while others still run, and writes the files in the order in which they arrive. A file is in place whole or
/// not at all; a broken download goes on where it stopped.
/// </summary>
[Cmdlet(VerbsData.Save, "RunwayTaskOutput", DefaultParameterSetName = FolderSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class SaveRunwayTaskOutputCommand : WaitingCmdlet
{
    private const string FolderSet = "Folder";
    private const string FileSet = "File";
    private OutputSaver? _saver;

    /// <summary>The folder to save to; it is made where it is missing. The current folder when nothing is said.</summary>
    [Parameter(ParameterSetName = FolderSet, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string DestinationPath { get; set; } = ".";

    /// <summary>
    /// The names of the files, without extension: text with {Id}, {Index}, {Output}, {Model}, {Operation}, {Prompt}
    /// and {Date}; numbers and dates take a format, as in {Index:0000}. '{Id}' when nothing is said.
    /// </summary>
    [Parameter(ParameterSetName = FolderSet)]
    [ValidateNotNullOrEmpty]
    public string? NameTemplate { get; set; }

    /// <summary>The file to save to, for one task with one output.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replaces files that are there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>How many files are fetched at once; 16 when nothing is said.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = OutputSaveOptions.DefaultThrottleLimit;

    /// <summary>Checks the destination before anything is waited for.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            var file = OutFile is null ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(OutFile);
            var folder = file is null ? SessionState.Path.GetUnresolvedProviderPathFromPSPath(DestinationPath) : Path.GetDirectoryName(file)!;
            var template = NameTemplate is null ? OutputNameTemplate.Default : OutputNameTemplate.Parse(NameTemplate);
            if (ShouldProcess(folder, "Save the output of tasks"))
            {
                _saver = new OutputSaver(Service, new OutputSaveOptions
                {
                    Directory = Directory.CreateDirectory(folder).FullName,
                    OutFile = file,
                    NameTemplate = template,
                    Force = Force,
                    ThrottleLimit = ThrottleLimit,
                });
            }
        }
        catch (RunwayException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, NameTemplate));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(ErrorRecords.From(
                new RunwayException("RunwayFileNotWritable", RunwayErrorKind.File, $"The folder cannot be used. {e.Message}", "Choose a -DestinationPath that you may write to.", e),
                DestinationPath));
        }
    }

    /// <summary>Watches each task that arrives.</summary>
    protected override void ProcessRecord()
    {
        if (_saver is not null)
        {
            base.ProcessRecord();
        }
    }

    private protected override Task HandleAsync(RunwayTask task) => _saver!.SaveAsync(
        task,
        (from, file) => Post(() => Write(from, file)),
        error => Post(() => WriteError(error, task)),
        Observer,
        Deadline,
        StopToken);

    private void Write(RunwayTask task, FileInfo file)
    {
        // Through the provider, as Get-Item gives it: with its PSPath, and with the columns that the view of files shows.
        var result = InvokeProvider.Item.Get([file.FullName], force: true, literalPath: true)[0];
        result.Properties.Add(new PSNoteProperty("TaskId", task.Id));
        WriteObject(result);
    }
}
