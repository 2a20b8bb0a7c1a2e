using System.Management.Automation;
using Runway.Outputs;
using Runway.PowerShell.Cmdlets;

namespace Runway.PowerShell;

/// <summary>
/// Saves images, videos and sounds of the "Runway AI" service to files. A file is in place whole or not at all: until then
/// its name ends in .part, and a broken download goes on where it stopped.
/// <para>
/// A URL is all that it takes; the API key is not sent along. A file that is there already is an error unless -Force is
/// given. The others go on.
/// </para>
/// </summary>
/// <remarks>
/// The service does not say how long it keeps what was made, so save it soon. The extension of a file is that of its first
/// bytes; what is no picture, video or sound is RunwayDownloadFailed.
/// </remarks>
/// <returns>The files, as Get-Item gives them. Each has the address it came from in Url.</returns>
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

    // The folder comes first, so that it can follow the pipe: ... | Save-RunwayAIMedia ./out
    /// <summary>The media: what another RunwayAI command wrote, or http or https URLs.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("MediaUrl", "Url")]
    [RunwayAIMediaTransformation]
    public RunwayAIMedia[] Media { get; set; } = [];

    /// <summary>The folder to save to; it is made where it is missing. Default: the current folder.</summary>
    [Parameter(ParameterSetName = FolderSet, Position = 0)]
    [FolderTransformation(nameof(Media))]
    [ValidateNotNullOrEmpty]
    public string DestinationPath { get; set; } = ".";

    /// <summary>
    /// The names of the files, without extension: text with <c>{Id}</c> (the name in the URL), <c>{Index}</c> (the place in the
    /// input, from 0), <c>{Operation}</c>, <c>{Prompt}</c> and <c>{Date}</c>; numbers and dates take a format, as in
    /// <c>{Index:0000}</c>. Default: <c>{Id}</c>.
    /// </summary>
    [Parameter(ParameterSetName = FolderSet)]
    [ValidateNotNullOrEmpty]
    public string? NameTemplate { get; set; }

    /// <summary>The file to save to, for one medium.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replaces files that are there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The most bytes that a file may have, such as 500MB; a larger one is refused. Default: 128 GB.</summary>
    [Parameter]
    [Number(1, long.MaxValue, TakesUnits = true)]
    public long SizeLimit { get; set; } = OutputSaveOptions.DefaultSizeLimit;

    /// <summary>Checks the destination before anything is fetched.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (SaveDestination.Choose(this, new(DestinationPath, OutFile, NameTemplate, Force), "Save media") is { } destination)
        {
            _saver = new RunwayAISaver(Service, new RunwayAISaveOptions
            {
                Directory = destination.Folder,
                OutFile = destination.File,
                NameTemplate = destination.Template,
                Force = Force,
                SizeLimit = SizeLimit,
            });
        }
    }

    /// <summary>Starts fetching.</summary>
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
                // Here, so that numbers follow the order of the input.
                _ = place.Value;
            }
            catch (RunwayException)
            {
                // Reported where it is used, in its turn.
            }

            Start(media, async () => await saver.SaveAsync(media, place.Value, Observer, StopToken).ConfigureAwait(false), file => Describe((FileInfo)file, media));
        }
    }

    // Under -WhatIf: which file there would be.
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
