using System.Management.Automation;
using Runway.Outputs;
using Runway.PowerShell.Cmdlets;

namespace Runway.PowerShell;

/// <summary>
/// Saves images, videos and sounds of the "Runway AI" service to files. A file has its name only when it is complete; until then
/// the name ends in .part, and an interrupted download continues where it stopped.
/// <para>
/// Only the URL is needed; the API key is not sent. An existing file is an error without -Force. The others continue.
/// </para>
/// </summary>
/// <remarks>
/// The service does not document how long it keeps media, so save it soon. The content of a file decides its extension; a file that
/// is not a picture, video or sound is the error RunwayDownloadFailed.
/// </remarks>
/// <returns>The files, as Get-Item returns them, with the source address in Url.</returns>
/// <seealso cref="NewRunwayAIImageCommand"/>
/// <seealso cref="RemoveRunwayAIMediaCommand"/>
[Cmdlet(VerbsData.Save, "RunwayAIMedia", DefaultParameterSetName = FolderSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class SaveRunwayAIMediaCommand : RunwayAICmdlet
{
    private const string FolderSet = "Folder";
    private const string FileSet = "File";
    private RunwayAISaver? _saver;
    private int _index = -1;

    // The first position is the folder: ... | Save-RunwayAIMedia ./out
    /// <summary>The media: output of other RunwayAI commands, or http or https URLs.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("MediaUrl", "Url")]
    [RunwayAIMediaTransformation]
    public RunwayAIMedia[] Media { get; set; } = [];

    /// <summary>The folder to save to. A missing folder is created. Default: the current folder.</summary>
    [Parameter(ParameterSetName = FolderSet, Position = 0)]
    [FolderTransformation(nameof(Media))]
    [ValidateNotNullOrEmpty]
    public string DestinationPath { get; set; } = ".";

    /// <summary>
    /// The names of the files, without extension: text with <c>{Id}</c> (the name in the URL), <c>{Index}</c> (of the input, from
    /// 0), <c>{Operation}</c>, <c>{Prompt}</c> and <c>{Date}</c>; numbers and dates accept a format, as in <c>{Index:0000}</c>.
    /// Default: <c>{Id}</c>.
    /// </summary>
    [Parameter(ParameterSetName = FolderSet)]
    [ValidateNotNullOrEmpty]
    public string? NameTemplate { get; set; }

    /// <summary>The file to save to, for one medium.</summary>
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

    /// <summary>Checks the destination before the first download.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (SaveDestination.Choose(this, new(DestinationPath, OutFile, NameTemplate, Force), "Save media") is { } destination)
        {
            _saver = new RunwayAISaver(Service, new AddressSaveOptions
            {
                Directory = destination.Folder,
                OutFile = destination.File,
                NameTemplate = destination.Template,
                Force = Force,
                SizeLimit = SizeLimit,
            });
        }
    }

    /// <summary>Starts the downloads.</summary>
    protected override void ProcessRecord()
    {
        if (_saver is not { } saver)
        {
            return;
        }

        foreach (var media in Media)
        {
            var index = ++_index;
            var place = new Lazy<string>(() => saver.Reserve(media, index));
            if (IsWhatIf)
            {
                Preview(saver, media, place);
                continue;
            }

            try
            {
                // On the pipeline thread, so that numbers follow the order of the input.
                _ = place.Value;
            }
            catch (RunwayException)
            {
                // The error is written in the order of the input.
            }

            Start(media, async () => await saver.SaveAsync(media, place.Value, Observer, StopToken).ConfigureAwait(false), file => Describe((FileInfo)file, media));
        }
    }

    // The file, for -WhatIf.
    private void Preview(RunwayAISaver saver, RunwayAIMedia media, Lazy<string> place)
    {
        try
        {
            ShouldProcess(RowOf(media).Describe(media.Url), $"Save to {saver.Preview(media, place.Value)}");
        }
        catch (RunwayException e)
        {
            WriteError(e, RowOf(media));
        }
    }

    private PSObject Describe(FileInfo file, RunwayAIMedia media)
    {
        var item = Item(file);
        item.Properties.Add(new PSNoteProperty("Url", media.Url));
        return item;
    }
}
