using System.Management.Automation;
using Runway.Avatars;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Cmdlets;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using Runway.Resources;
using Runway.Voices;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Makes videos in which an avatar speaks a text, or to a sound file. It creates one task for each text or sound and writes it as
/// soon as it exists.
/// <para>
/// All parameters also bind by property name, for rows of a CSV file. An avatar or a voice that is not ready is waited for first.
/// </para>
/// </summary>
/// <remarks>Each task costs credits, and the service publishes no price: with a credit limit it is created only with -Force.</remarks>
/// <seealso cref="NewRunwayAvatarCommand"/>
/// <seealso cref="GetRunwayAvatarCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayAvatarVideo", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
[Operations("avatar_videos")]
public sealed class NewRunwayAvatarVideoCommand : GeneratingCmdlet
{
    private readonly FoundOnce _found = new();
    private readonly List<RunwayAvatar> _avatars = [];
    private readonly List<RunwayVoice> _voices = [];

    /// <summary>What the avatar says, up to 5,000 characters.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt", "Text")]
    [AllowNull]
    [AllowEmptyString]
    [TextTransformation(WithList = "Pipe the list: $texts | New-RunwayAvatarVideo")]
    public string? PromptText { get; set; }

    /// <summary>Sounds to which it speaks, instead of a text: paths, files, https URLs, runway:// URIs, data URIs, uploads, or finished tasks.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Path", "Speech")]
    public object[]? Audio { get; set; }

    /// <summary>Sounds from the pipeline (files, uploads and finished tasks), or the avatar.</summary>
    [Parameter(ValueFromPipeline = true)]
    [MediaTransformation(TakesText = false)]
    public object[]? InputObject { get; set; }

    /// <summary>The avatar: a preset, such as <c>cat-character</c>, or the name, the id or the object of an avatar of the organization.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ResourceTransformation(nameof(RunwayAvatar), nameof(RunwayAvatar.Id))]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string? Avatar { get; set; }

    /// <summary>
    /// The voice of a text: a preset of avatars, such as <c>clara</c>, or the name, the id or the object of a voice of the
    /// organization. Default: that of the avatar.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ResourceTransformation(nameof(RunwayVoice), nameof(RunwayVoice.Id), OtherType = nameof(RunwayAvatarVoice))]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string? Voice { get; set; }

    private protected override string? Prompt => IsTask && !IsTyped(nameof(PromptText)) ? null : Given(PromptText);

    private RunwayAvatar? Piped => StoredValue.Unwrap(InputObject?.FirstOrDefault()) as RunwayAvatar;

    // An avatar from the pipeline also binds its own voice.
    private string? GivenVoice => Piped is null || IsTyped(nameof(Voice)) ? Given(Voice) : null;

    // The prompt of a task from the pipeline describes how its sound was made.
    private bool IsTask => StoredValue.Unwrap(InputObject?.FirstOrDefault()) is RunwayTask;

    private protected override IEnumerable<(object Target, Func<GenerationRequest> Build)> Requests()
    {
        IReadOnlyList<MediaSource> sounds;
        try
        {
            sounds = new MediaReader(this).Read([.. Audio ?? [], .. Piped is null ? InputObject ?? [] : []]);
            if (Prompt is null == (sounds.Count == 0))
            {
                throw new RunwayException(RunwayErrors.ParameterNotApplicable, "An avatar speaks a text (-PromptText) or to a sound (-Audio).", "Pass one of them.");
            }

            if (sounds.Count > 0 && GivenVoice is not null)
            {
                throw new RunwayException(RunwayErrors.ParameterNotApplicable, "-Voice goes with -PromptText: a sound has its own voice.");
            }
        }
        catch (RunwayException e)
        {
            return [((Audio ?? InputObject) is [var only] ? only : PromptText ?? MyInvocation.MyCommand.Name, () => throw e)];
        }

        return sounds.Count == 0 ? [(Prompt!, () => Build(null))] : [.. sounds.Select(sound => ((object)sound, (Func<GenerationRequest>)(() => Build(sound))))];
    }

    private AvatarVideoRequest Build(MediaSource? sound) => new()
    {
        PromptText = Prompt,
        Audio = sound,
        Avatar = ChosenAvatar(ownVoice: sound is null && GivenVoice is null),
        Voice = GivenVoice is { } voice ? ChosenVoice(voice) : null,
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    };

    // Without a service, as when the cost is measured, the name takes the place of the id.
    private AvatarChoice ChosenAvatar(bool ownVoice)
    {
        if (Piped is not null && IsTyped(nameof(Avatar)))
        {
            throw new RunwayException(RunwayErrors.ParameterNotApplicable, "The avatar comes from the pipeline, and also from -Avatar.", "Pipe it or pass it, not both.");
        }

        var avatar = Given(Avatar) ?? (Piped is { } piped ? piped.Kind == "preset" ? PresetName.With(piped.Id) : piped.Id : null)
            ?? throw new RunwayException(RunwayErrors.AvatarNotFound, "The avatar is missing.", "Pass -Avatar: a preset such as cat-character, or the name of an avatar that Get-RunwayAvatar lists.");
        return Service is null
            ? AvatarChoice.OfPreset(avatar) ?? new(null, avatar)
            : _found.Of($"a{ownVoice}{avatar}", () => Await(Service.Avatars.ChooseAsync(avatar, ownVoice, _avatars, Observer, StopToken)));
    }

    private VoiceChoice ChosenVoice(string voice) => Service is null
        ? VoicePresets.OfAvatar(PresetName.Plain(voice)) is { } preset ? new(preset, null) : new(null, voice)
        : _found.Of("v" + voice, () => Await(Service.Voices.ChooseAsync(voice, _voices, Observer, StopToken)));
}
