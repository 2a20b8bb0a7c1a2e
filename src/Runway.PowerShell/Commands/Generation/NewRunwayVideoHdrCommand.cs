using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Converts videos to high dynamic range. It creates one task for each video and writes it as soon as it exists.
/// <para>
/// The format of a local file is recognized by its content. A small file is sent in the request; a larger one, up to 200 MB, is
/// uploaded first, once in a session.
/// </para>
/// </summary>
/// <remarks>A video may have up to 30 seconds. Each task costs credits: 20 for each second, 40 above four megapixels (price list of 2026-10).</remarks>
/// <seealso cref="NewRunwayVideoUpscaleCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayVideoHdr", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = PathSet)]
[OutputType(typeof(RunwayTask))]
[Operations("video_to_hdr")]
public sealed class NewRunwayVideoHdrCommand : MediaCmdlet
{
    /// <summary>The videos: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished video tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VideoUri", "Path", "RunwayUri")]
    [MediaTransformation]
    public object[]? Video { get; set; }

    /// <summary>The model. Default: <c>ruby</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Model { get; set; }

    /// <summary>The format: <c>hdr10</c>, <c>hlg</c>, <c>hdr_prores</c> or one of the EXR sequences. Default: <c>hdr10</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? OutputFormat { get; set; }

    /// <summary>The ProRes profile, with <c>hdr_prores</c> only: <c>422</c>, <c>422 HQ</c> or <c>4444</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? ProresProfile { get; set; }

    private protected override object[]? Media => Video;

    private protected override GenerationRequest BuildRequest(MediaSource? source) => new VideoToHdrRequest
    {
        Model = ModelOr(Model, VideoToHdrRequest.DefaultModel),
        Video = source,
        OutputFormat = Given(OutputFormat),
        ProresProfile = Given(ProresProfile),
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    };
}
