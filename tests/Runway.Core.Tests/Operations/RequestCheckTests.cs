using System.Text.Json;

namespace Runway.Tests;

/// <summary>Values that are wrong for every model are refused before anything is sent.</summary>
public sealed class RequestCheckTests
{
    private static readonly MediaSource Png = MediaSource.FromAddress("https://example.com/a.png");
    private static readonly MediaSource Mp4 = MediaSource.FromAddress("https://example.com/a.mp4");

    public static TheoryData<string, object> Wrong => new()
    {
        { "RunwayInvalidModel", new TextToVideoRequest { Model = " ", PromptText = "x" } },
        { "RunwayInvalidPrompt", new TextToVideoRequest { Model = "gen4.5" } },
        { "RunwayInvalidPrompt", new TextToVideoRequest { Model = "gen4.5", PromptText = " " } },
        { "RunwayInvalidPrompt", new SoundEffectRequest { Model = "seed_audio" } },
        { "RunwayInvalidSeed", new ImageToVideoRequest { Model = "gen4_turbo", Image = Png, Seed = 4294967296 } },
        { "RunwayInvalidPublicFigureThreshold", new VideoToVideoRequest { Model = "aleph2", Video = Mp4, PublicFigureThreshold = "high" } },
        { "RunwayMediaRequired", new ImageToVideoRequest { Model = "gen4_turbo" } },
        { "RunwayMediaRequired", new VideoToVideoRequest { Model = "aleph2" } },
        { "RunwayMediaRequired", new CharacterPerformanceRequest { Model = "act_two", Character = Png } },
        { "RunwayMediaRequired", new VoiceIsolationRequest { Model = "eleven_voice_isolation" } },
        { "RunwayMediaKindUnknown", new CharacterPerformanceRequest { Model = "act_two", Character = MediaSource.FromAddress("runway://abc/def"), Reference = Mp4 } },
        { "RunwayInvalidMedia", new VoiceIsolationRequest { Model = "eleven_voice_isolation", Audio = MediaSource.FromAddress("http://example.com/a.mp3") } },
        { "RunwayParameterNotApplicable", new ImageToVideoRequest { Model = "seedance2", Image = Png, References = [Png] } },
        { "RunwayParameterNotApplicable", new VideoToVideoRequest { Model = "seedance2", Video = Mp4, NegativePrompt = "fog" } },
        { "RunwayVoiceRequired", new SpeechToSpeechRequest { Model = "eleven_multilingual_sts_v2", Media = Mp4 } },
        { "RunwayInvalidVoice", new TextToSpeechRequest { Model = "seed_audio", PromptText = "x", VoicePreset = "Maya", VoiceSample = Mp4 } },
        { "RunwayLanguageRequired", new VoiceDubbingRequest { Model = "eleven_voice_dubbing", Audio = Mp4 } },
        { "RunwayInvalidReferenceTag", new ImageRequest { Model = "gen4_image", PromptText = "x", ReferenceImages = [new(Png, "hero\n")] } },
        { "RunwayMemberGivenTwice", new TextToVideoRequest { Model = "gen4.5", PromptText = "x", AdditionalProperties = new Dictionary<string, JsonElement> { ["ratio"] = JsonSerializer.SerializeToElement("x") } } },
        { "RunwayMemberGivenTwice", new VideoToVideoRequest { Model = "aleph2", Video = Mp4, AdditionalProperties = new Dictionary<string, JsonElement> { ["videoUri"] = JsonSerializer.SerializeToElement("x") } } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void An_invalid_request_is_refused_with_its_own_error(string id, object request)
    {
        var error = Assert.Throws<RunwayException>(((GenerationRequest)request).Validate);

        Assert.Equal((id, RunwayErrorKind.InvalidArgument), (error.ErrorId, error.Kind));
    }

    [Theory]
    [InlineData("5", "5")]
    [InlineData(" 2.5 ", "2.5")]
    [InlineData("AUTO", "auto")]
    public void A_duration_is_seconds_or_auto(string text, string read) => Assert.Equal(read, VideoDuration.Parse(text).ToString());

    [Theory]
    [InlineData("five")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("1,5")]
    [InlineData("5s")]
    public void Anything_else_is_refused_as_a_duration(string text) => Assert.Equal("RunwayInvalidDuration", Assert.Throws<RunwayException>(() => VideoDuration.Parse(text)).ErrorId);
}
