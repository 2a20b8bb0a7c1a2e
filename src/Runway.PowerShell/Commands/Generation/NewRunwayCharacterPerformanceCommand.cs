using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Animates characters with the performance of a person in a video. It creates one task for each character and writes it as soon as
/// it exists.
/// <para>
/// The character is a picture or a video, recognized by its content. The performance is a video of 3 to 30 seconds, which is
/// uploaded only once.
/// </para>
/// </summary>
/// <remarks>Each task costs credits: 5 for a second (price list of 2026-10).</remarks>
/// <seealso cref="NewRunwayVideoCommand"/>
/// <seealso cref="NewRunwayLipSyncCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayCharacterPerformance", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = PathSet)]
[OutputType(typeof(RunwayTask))]
[Operations("character_performance")]
public sealed class NewRunwayCharacterPerformanceCommand : MediaCmdlet
{
    // Boxed, because a field of a value type of the engine would load the engine when the module is imported.
    private object? _characterType;

    /// <summary>The characters, pictures or videos: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Path", "RunwayUri")]
    [MediaTransformation]
    public object[]? Character { get; set; }

    /// <summary>The performance: one video of 3 to 30 seconds, in any of the same forms.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Performance")]
    public object? Reference { get; set; }

    /// <summary>Whether the character is an <c>Image</c> or a <c>Video</c>. Required for an address without a known file extension.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Choice(typeof(MediaKind), nameof(MediaKind.Image), nameof(MediaKind.Video))]
    public MediaKind? CharacterType
    {
        get => (MediaKind?)_characterType;
        set => _characterType = value;
    }

    /// <summary>The model. Default: <c>act_two</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Model { get; set; }

    /// <summary>Width:height of the video in pixels, such as <c>1280:720</c>. An aspect ratio such as 16:9 or 1:1 selects the nearest size of the model, of several the cheapest, and of equal prices the smallest; -Verbose and -WhatIf show it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Ratio { get; set; }

    /// <summary>Whether gestures are transferred as well as the face, for a character from a picture. Default: true.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag]
    public bool? BodyControl { get; set; }

    /// <summary>How strong the expression is, 1 to 5. Default: 3.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(1, 5, IsCell = true)]
    public Number? ExpressionIntensity { get; set; }

    /// <summary>0 to 4294967295. The same seed with the same request gives a similar video.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0, uint.MaxValue, IsCell = true)]
    public Number? Seed { get; set; }

    /// <summary>How strict the moderation of recognizable public figures is: <c>auto</c> or <c>low</c>. Default: <c>auto</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? PublicFigureThreshold { get; set; }

    private protected override object[]? Media => Character;

    private protected override GenerationRequest BuildRequest(MediaSource? source) => new CharacterPerformanceRequest
    {
        Model = ModelOr(Model, CharacterPerformanceRequest.DefaultModel),
        Character = CharacterType is { } kind && source is not null ? source with { Kind = kind } : source,
        Reference = new MediaReader(this).ReadOne(Reference, nameof(Reference)),
        Ratio = Given(Ratio),
        BodyControl = BodyControl,
        ExpressionIntensity = ExpressionIntensity.AsInt32(),
        Seed = Seed.AsInt64(),
        PublicFigureThreshold = Given(PublicFigureThreshold)?.ToLowerInvariant(),
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    };
}
