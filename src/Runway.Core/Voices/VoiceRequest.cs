using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Runway.Catalogue;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Media;
using Runway.Operations;
using Runway.Resources;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Voices;

/// <summary>The create of a voice, from words or from a sample: <c>POST /v1/voices</c>.</summary>
internal sealed record VoiceRequest : ResourceRequest
{
    /// <summary>The model that designs a voice where none is given.</summary>
    public const string DefaultModel = "eleven_ttv_v3";

    /// <summary>The longest description that the service takes.</summary>
    public const int MaxDescription = 1024;

    // 10 MB, as the service documents it for a sample.
    private const long MaxSampleBytes = 10 * 1024 * 1024;

    /// <summary>Makes an empty request.</summary>
    [SetsRequiredMembers]
    public VoiceRequest()
        : base(ResourceKind.Voice)
    {
    }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The words from which it is designed.</summary>
    public string? Words { get; init; }

    /// <summary>The model that designs it.</summary>
    public string DesignModel { get; init; } = DefaultModel;

    /// <summary>The sample that it copies; null where it is designed.</summary>
    public MediaSource? Sample { get; init; }

    /// <summary>Whether it copies a sample.</summary>
    public bool IsClone { get; init; }

    // The list has no other text of the request.
    internal override string? Trait => OutsideText.Cut(OutsideText.OneLine(Description ?? string.Empty), MaxDescription);

    internal override string Consequence => "The voice may exist and be charged.";

    internal override CostEstimate CostOf(JsonElement body, double? inputSeconds = null) => CostEstimate.Unknown(ResourceOperation.VoicePrice);

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(Sample, MediaKind.Audio)];

    private protected override void Check()
    {
        if (IsClone)
        {
            RequestParts.RequireMedia(Sample, "The sample");
            if (Sample is { IsFile: true } file && new FileInfo(file.Text) is { Exists: true, Length: > MaxSampleBytes } large)
            {
                throw new RunwayException(RunwayErrors.InvalidMedia, $"'{file.Text}' has {NumberText.Number(large.Length)} bytes.", $"A sample has at most {NumberText.Number(MaxSampleBytes)} bytes, and 10 seconds to 5 minutes.");
            }
        }

        base.Check();
    }

    internal override RequestBody ToBody() => RequestBody.Of(new VoiceCreateRequest
    {
        Name = Name,
        Description = Description,
        From = IsClone ? new VoiceSource { Type = "audio", Audio = Sample?.Text } : new VoiceSource { Type = "text", Prompt = Words, Model = DesignModel },
    });
}
