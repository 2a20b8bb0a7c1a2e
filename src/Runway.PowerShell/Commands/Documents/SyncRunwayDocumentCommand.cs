using System.Management.Automation;
using Runway.Documents;
using Runway.Journal;
using Runway.PowerShell.Documents;
using Runway.PowerShell.Values;
using Runway.Texts;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Makes the documents of the project the same as the files of a folder, by name: creates what is missing, changes what differs, and
/// sends nothing where the text is the same. With -Avatar it also gives the documents to the avatar.
/// <para>
/// All files are checked first. One that cannot be used is an error, and the others follow. A run can be repeated, also after it
/// failed half way. Each file gives one row: Name, Action, Id.
/// </para>
/// </summary>
/// <remarks>
/// <para>
/// Names are compared without case, texts without regard to the ends of lines. Hidden files and subfolders of a folder are not read.
/// </para>
/// <para>
/// With -Avatar a file means a document of the avatar, or else one that no avatar has. A document of other avatars is given to this
/// one where its text is the same; otherwise it stays as it is, and a new one is created.
/// </para>
/// </remarks>
/// <seealso cref="NewRunwayDocumentCommand"/>
/// <seealso cref="GetRunwayDocumentCommand"/>
[Cmdlet(VerbsData.Sync, "RunwayDocument", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = PathSet)]
[OutputType(typeof(RunwayDocumentSync))]
public sealed class SyncRunwayDocumentCommand : DocumentCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private SyncFiles _files = null!;

    /// <summary>Folders, files, or wildcards such as ./knowledge/*.md.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [FileTransformation(Folders = true)]
    public string[]? Path { get; set; }

    /// <summary>Folders and files whose names are used as they are, without wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    public string[]? LiteralPath { get; set; }

    /// <summary>The avatar that is to have the documents: an id, an exact name, or an object. It keeps its other documents.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ResourceTransformation(nameof(RunwayAvatar), nameof(RunwayAvatar.Id))]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string? Avatar { get; set; }

    /// <summary>
    /// Deletes documents that have no file, and asks for each: with -Avatar only those of the avatar (one that other avatars have is
    /// taken from this avatar alone), otherwise those of the whole project. A folder stands for all names, a pattern for the names
    /// that match it. Nothing is deleted where the folder is empty, where a file cannot be used or where a request failed; files
    /// that were uploaded in the portal always stay.
    /// </summary>
    [Parameter]
    public SwitchParameter Prune { get; set; }

    /// <summary>The maximum number of concurrent requests, 1 to 256. Default: 16.</summary>
    [Parameter]
    [Number(1, 256)]
    public int ThrottleLimit { get; set; } = 16;

    /// <summary>Prepares the reading of files.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _files = new(new FilePaths(this, RunwayErrors.FileNotReadable), (path, error) => WriteError(error, path));
    }

    /// <summary>Reads the files of one input.</summary>
    protected override void ProcessRecord()
    {
        foreach (var path in Path ?? LiteralPath ?? [])
        {
            _files.Add(path, isLiteral: ParameterSetName == LiteralPathSet);
        }
    }

    /// <summary>Compares the files with the documents, and does what differs.</summary>
    protected override void EndProcessing() => Try(Path ?? LiteralPath, Sync);

    private void Sync()
    {
        var files = _files.Distinct();
        if (Prune && !_files.StandsForDocuments && files.Count > 0)
        {
            throw new RunwayException(
                RunwayErrors.ParameterNotApplicable, "-Prune needs a folder or a pattern: single files do not tell which other documents are to stay. Nothing was sent.", "Pass the folder with -Path.");
        }

        if (files.Count == 0)
        {
            return;
        }

        var sync = Service.Documents.Sync(ThrottleLimit);
        var avatar = Given(Avatar) is { } named ? ToAvatar(Await(Service.Avatars.FindAsync(named, Observer, StopToken))) : null;
        var planned = Await(sync.PlanAsync(files, avatar, Prune ? _files.IsMeant : null, Observer, StopToken));
        foreach (var (step, error) in planned)
        {
            if (error is not null)
            {
                _files.Refuse(step.File!.Path, error);
            }
        }

        var steps = planned.Where(one => one.Error is null).Select(one => one.Step).ToList();
        if (Prune && _files.HasFaults)
        {
            WriteWarning("Nothing is deleted, because not all files can be used.");
            steps.RemoveAll(step => step.File is null);
        }

        RequireRoom(steps, avatar);
        var questions = new SyncQuestions(this, avatar);
        steps = steps.FindAll(questions.Agrees);
        if (IsWhatIf)
        {
            WriteWhatIf(questions.Sum());
            return;
        }

        var outcome = Await(sync.RunAsync(steps, avatar, Observer, StopToken));
        foreach (var row in outcome.Rows)
        {
            Note(SeenNames.Document, row.Id, row.Name);
            WriteObject(row);
        }

        foreach (var (target, error) in outcome.Errors)
        {
            WriteError(error, target);
        }
    }

    private static SyncAvatar ToAvatar(RunwayAvatar avatar) => new(avatar.Id, avatar.Name ?? avatar.Id, avatar.DocumentId);

    private static void RequireRoom(List<SyncStep> steps, SyncAvatar? avatar)
    {
        var count = avatar is null ? 0 : avatar.DocumentIds.Count + steps.Count(step => step.Attach) - steps.Count(step => step.File is null);
        if (count > SyncAvatar.MaxDocuments && steps.Exists(step => step.Attach))
        {
            throw new RunwayException(
                RunwayErrors.CountOutOfRange,
                $"Avatar {avatar!.Name} would have {NumberText.Number(count)} documents, but at most {SyncAvatar.MaxDocuments} are allowed. Nothing was sent.",
                "Join files, or take documents from the avatar; -Prune deletes those without a file.");
        }
    }
}
