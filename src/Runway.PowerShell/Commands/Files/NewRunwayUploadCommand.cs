using System.Management.Automation;
using Runway.Media;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Media;

namespace Runway.PowerShell;

/// <summary>
/// Uploads pictures, videos and sounds to the service's storage and writes their runway:// URIs, in the order of the
/// input. A URI can be used in any number of requests for 24 hours.
/// <para>
/// Cmdlets that take media upload larger files by themselves. This one does it ahead, and shows the URI for use
/// elsewhere.
/// </para>
/// <para>
/// A content that was uploaded in this session is not sent again; its URI is written while it has an hour left.
/// </para>
/// </summary>
/// <remarks>Takes files of 512 bytes to 200 MB. Uploads cost nothing; the service wants an organization that has bought credits.</remarks>
/// <seealso cref="NewRunwayVideoCommand"/>
/// <seealso cref="NewRunwayCharacterPerformanceCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayUpload", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low, DefaultParameterSetName = PathSet)]
[OutputType(typeof(RunwayUpload))]
public sealed class NewRunwayUploadCommand : OrderedCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private int _index = -1;

    /// <summary>The files: paths, wildcards, or what Get-ChildItem writes.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [MediaTransformation]
    public object[]? Path { get; set; }

    /// <summary>Files whose names are taken as they are, with no wildcards: for names that hold brackets, say.</summary>
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
                throw new RunwayException(RunwayErrors.InvalidMedia, $"'{source}' is not a file.", "Use an address as it is; only files are uploaded.");
            }

            UploadService.Validate(source.Text);
        }
        catch (RunwayException e)
        {
            WriteError(e, row);
            return;
        }

        if (ShouldProcess(row.Describe(source.Text), "Upload"))
        {
            Start(row, async () => await Service.Uploads.UploadAsync(source.Text, Observer, StopToken).ConfigureAwait(false));
        }
    }
}
