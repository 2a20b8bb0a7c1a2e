using System.Management.Automation;
using Runway.Media;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Media;
using Runway.Texts;

namespace Runway.PowerShell;

/// <summary>
/// Uploads pictures, videos and sounds to the storage of the service and writes their runway:// URIs, in the order of the input. A
/// URI can be used in any number of requests for 24 hours.
/// <para>
/// Commands with media parameters upload larger files themselves. This one uploads in advance and returns the URI.
/// </para>
/// <para>
/// The same content is uploaded only once in a session; its URI is written again while it is valid for at least one hour.
/// </para>
/// </summary>
/// <remarks>Files may have 512 bytes to 200 MB. Uploads cost nothing, but the organization must have bought credits.</remarks>
/// <seealso cref="NewRunwayVideoCommand"/>
/// <seealso cref="NewRunwayCharacterPerformanceCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayUpload", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low, DefaultParameterSetName = PathSet)]
[OutputType(typeof(RunwayUpload))]
public sealed class NewRunwayUploadCommand : OrderedCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private int _index = -1;
    private int _wouldBeSent;
    private int _refused;

    /// <summary>The files: paths, wildcards, or output of Get-ChildItem.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [MediaTransformation]
    public object[]? Path { get; set; }

    /// <summary>Files whose names are used as they are, without wildcards, for example names with brackets.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Uploads the files of one input.</summary>
    protected override void ProcessRecord()
    {
        IReadOnlyList<MediaSource> sources;
        try
        {
            var reader = new MediaReader(this);
            sources = ParameterSetName == LiteralPathSet ? reader.ReadLiteral(LiteralPath) : reader.Read(Path);
        }
        catch (RunwayException e)
        {
            _refused++;
            WriteError(e, new InputRow(++_index, null, Path, Path));
            return;
        }

        foreach (var source in sources)
        {
            Upload(source);
        }
    }

    private void Upload(MediaSource source)
    {
        var row = new InputRow(++_index, null, source.Text, source.Text);
        try
        {
            if (!source.IsFile)
            {
                throw new RunwayException(RunwayErrors.InvalidMedia, $"'{source}' is not a file.", "Pass the address directly to the command that uses it; only files are uploaded.");
            }

            UploadService.Validate(source.Text);
        }
        catch (RunwayException e)
        {
            _refused++;
            WriteError(e, row);
            return;
        }

        if (ShouldProcess(row.Describe(source.Text), "Upload"))
        {
            Start(row, async () => await Service.Uploads.UploadAsync(source.Text, Observer, StopToken).ConfigureAwait(false));
        }
        else
        {
            _wouldBeSent++;
        }
    }

    /// <summary>Writes the remaining uploads; under -WhatIf their number.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (IsWhatIf && _wouldBeSent + _refused > 0)
        {
            var refused = _refused == 0 ? string.Empty : $" {NumberText.Counted(_refused, "has an error and is not counted.", "have errors and are not counted.")}";
            WriteWhatIf($"{NumberText.Counted(_wouldBeSent, "file would be uploaded.", "files would be uploaded.")} Uploads cost nothing.{refused}");
        }
    }
}
