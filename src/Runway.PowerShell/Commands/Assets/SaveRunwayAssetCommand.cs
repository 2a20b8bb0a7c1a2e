using System.Management.Automation;
using Runway.Assets;
using Runway.Outputs;
using Runway.PowerShell.Cmdlets;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Saves files of the service that are no output of a task: the preview of a voice, the recording of a conversation, the images of an
/// avatar (as it was given, and as the service processed it).
/// <para>
/// An address that is missing or has expired is read again. A file has its name only when it is complete; until then the name ends in
/// .part, and an interrupted download continues where it stopped. An existing file is an error without -Force. The others continue.
/// </para>
/// </summary>
/// <remarks>
/// The key is not sent to the host of the file. Objects of Export-Clixml are read again by their id. A preview of
/// New-RunwayVoicePreview has no id: save it within a day.
/// </remarks>
/// <returns>The files, as Get-Item returns them, with the id in AssetId.</returns>
/// <seealso cref="GetRunwayVoiceCommand"/>
/// <seealso cref="GetRunwayAvatarConversationCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsData.Save, "RunwayAsset", DefaultParameterSetName = FolderSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class SaveRunwayAssetCommand : OrderedCmdlet
{
    private const string FolderSet = "Folder";
    private const string FileSet = "File";
    private static readonly Dictionary<string, string> Advice = new(StringComparer.Ordinal)
    {
        ["RunwayDownloadFailed"] = "Run the command again; it continues where it stopped.",
        ["RunwayFileNotWritable"] = "Check free space, permissions and the length of the path, then run the command again. The service still has the file.",
        ["RunwayNoOutput"] = "Read the object again, and look at its state.",
    };

    private AssetSaver? _saver;
    private int _index = -1;

    /// <summary>Voices, previews of New-RunwayVoicePreview, conversations, sessions, or avatars.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The folder to save to. A missing folder is created. Default: the current folder.</summary>
    [Parameter(ParameterSetName = FolderSet, Position = 0)]
    [FolderTransformation(nameof(InputObject))]
    [ValidateNotNullOrEmpty]
    public string DestinationPath { get; set; } = ".";

    /// <summary>
    /// The names of the files, without extension: text with <c>{Id}</c>, <c>{Index}</c> (of the input, from 0), <c>{Prompt}</c> (the name
    /// of the voice or avatar) and <c>{Date}</c>. Images of an avatar have -reference or -processed after it. Default: <c>{Id}</c>; of a
    /// preview of New-RunwayVoicePreview, which has none, <c>{Prompt}</c> (its words).
    /// </summary>
    [Parameter(ParameterSetName = FolderSet)]
    [ValidateNotNullOrEmpty]
    public string? NameTemplate { get; set; }

    /// <summary>The file to save to, for one object. Of an avatar its processed image is saved.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replaces existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The maximum size of a file, such as 500MB. A larger file is an error. Default: 128 GB.</summary>
    [Parameter]
    [Number(1, long.MaxValue, TakesUnits = true)]
    public long SizeLimit { get; set; } = OutputSaveOptions.DefaultSizeLimit;

    /// <inheritdoc/>
    internal override string? AdviceFor(Exception error) => error is RunwayException known ? RunwayAdvice.Find(Advice, known) : null;

    /// <summary>Checks the destination before the first download.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (SaveDestination.Choose(this, new(DestinationPath, OutFile, NameTemplate, Force, ForAssets: true), "Save assets") is { } destination)
        {
            _saver = new AssetSaver(Service.Context, new AddressSaveOptions
            {
                Directory = destination.Folder,
                OutFile = destination.File,
                NameTemplate = destination.Template,
                Force = Force,
                SizeLimit = SizeLimit,
            });
        }
    }

    /// <summary>Starts the downloads of one input.</summary>
    protected override void ProcessRecord()
    {
        foreach (var input in _saver is null ? [] : InputObject)
        {
            _index++;
            try
            {
                foreach (var asset in new AssetReader(Service.Assets, OutFile is not null).Read(input))
                {
                    Save(_saver!, asset, input);
                }
            }
            catch (RunwayException e)
            {
                WriteError(e, input);
            }
        }
    }

    private void Save(AssetSaver saver, Asset asset, PSObject input)
    {
        // On the pipeline thread, so that numbers follow the order of the input.
        var place = saver.Reserve(asset, _index);
        if (IsWhatIf)
        {
            ShouldProcess(asset.Title, $"Save to {saver.Preview(asset, place)}");
            return;
        }

        Start(input, async () => await saver.SaveAsync(asset, place, Observer, StopToken).ConfigureAwait(false), file => Describe((FileInfo)file, asset));
    }

    private PSObject Describe(FileInfo file, Asset asset)
    {
        var item = Item(file);
        item.Properties.Add(new PSNoteProperty("AssetId", asset.Id));
        return item;
    }
}
