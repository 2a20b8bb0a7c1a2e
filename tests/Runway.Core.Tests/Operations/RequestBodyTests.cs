using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway.Tests;

/// <summary>The exact body of each operation: all given members and no others.</summary>
public sealed class RequestBodyTests
{
    private const string Png = "https://example.com/a.png";
    private const string Mp4 = "https://example.com/a.mp4";
    private const string Mp3 = "https://example.com/a.mp3";
    private readonly FakeService _service = new() { Answer = _ => FakeService.Json("{\"id\":\"t1\"}") };

    [Fact]
    public Task Text_to_image() => Sends(
        new ImageRequest
        {
            Model = "gpt_image_2",
            PromptText = "@hero",
            Ratio = "auto",
            ReferenceImages = [new(MediaSource.FromAddress(Png), "hero", "human"), new(MediaSource.FromAddress(Png))],
            OutputCount = 2,
            OutputFormat = "png",
            Quality = "low",
            Background = "transparent",
            Grounding = true,
            Edit = false,
            Seed = 4294967295,
            PublicFigureThreshold = "low",
        },
        $$$"""{"model":"gpt_image_2","promptText":"@hero","ratio":"auto","referenceImages":[{"uri":"{{{Png}}}","tag":"hero","subject":"human"},{"uri":"{{{Png}}}"}],"outputCount":2,"outputFormat":"png","quality":"low","background":"transparent","grounding":true,"edit":false,"seed":4294967295,"contentModeration":{"publicFigureThreshold":"low"}}""");

    [Fact]
    public Task Text_to_video_with_what_the_model_needs() => Sends(
        new TextToVideoRequest { Model = TextToVideoRequest.DefaultModel, PromptText = "a sea" },
        """{"model":"gen4.5","promptText":"a sea","ratio":"1280:720","duration":5}""");

    [Fact]
    public Task Text_to_video_with_everything() => Sends(
        new TextToVideoRequest
        {
            Model = "seedance2",
            PromptText = "a sea",
            Ratio = "864:496",
            Duration = VideoDuration.Auto,
            Seed = 0,
            Audio = false,
            NegativePrompt = "fog",
            Resolution = "720p",
            OutputFormat = "prores",
            ProresProfile = "422 HQ",
            PublicFigureThreshold = "auto",
            PromptExpansionMode = "balanced",
            References = [MediaSource.FromAddress(Png)],
            ReferenceAudio = [MediaSource.FromAddress(Mp3)],
            ReferenceVideos = [MediaSource.FromAddress(Mp4)],
            AdditionalProperties = new Dictionary<string, JsonElement> { ["tomorrow"] = JsonSerializer.SerializeToElement(1) },
        },
        $$$"""{"model":"seedance2","promptText":"a sea","ratio":"864:496","duration":"auto","seed":0,"audio":false,"negativePrompt":"fog","resolution":"720p","outputFormat":"prores","proresProfile":"422 HQ","contentModeration":{"publicFigureThreshold":"auto"},"promptExpansionMode":"balanced","references":[{"uri":"{{{Png}}}"}],"referenceAudio":[{"type":"audio","uri":"{{{Mp3}}}"}],"referenceVideos":[{"type":"video","uri":"{{{Mp4}}}"}],"tomorrow":1}""");

    [Fact]
    public Task Image_to_video_with_a_first_frame() => Sends(
        new ImageToVideoRequest { Model = ImageToVideoRequest.DefaultModel, Image = MediaSource.FromAddress(Png) },
        $$$"""{"model":"gen4_turbo","promptImage":"{{{Png}}}","ratio":"1280:720","duration":5}""");

    [Fact]
    public Task Image_to_video_with_both_ends() => Sends(
        new ImageToVideoRequest { Model = "veo3.1", Image = MediaSource.FromAddress(Png), LastImage = MediaSource.FromAddress(Png + "?2"), PromptText = "x", Duration = VideoDuration.FromSeconds(4) },
        $$$"""{"model":"veo3.1","promptImage":[{"uri":"{{{Png}}}","position":"first"},{"uri":"{{{Png}}}?2","position":"last"}],"promptText":"x","ratio":"1280:720","duration":4}""");

    [Theory]
    [InlineData("aleph2", "videoUri", "")]
    [InlineData("gemini_omni_flash", "videoUri", "")]
    [InlineData("gemini_omni_flash_1.1", "videoUri", ",\"duration\":5")]
    [InlineData("hailuo3", "promptVideo", ",\"duration\":5")]
    [InlineData("seedance2_5", "promptVideo", ",\"duration\":5")]
    [InlineData("a_model_of_next_year", "promptVideo", "")]
    public Task Video_to_video_uses_the_member_name_of_the_model_for_its_source(string model, string member, string more) => Sends(
        new VideoToVideoRequest { Model = model, Video = MediaSource.FromAddress(Mp4), PromptText = "snow" },
        $$$"""{"model":"{{{model}}}","{{{member}}}":"{{{Mp4}}}","promptText":"snow"{{{more}}}}""");

    [Fact]
    public Task Video_to_video_sends_the_values_of_the_user_for_an_unknown_model() => Sends(
        new VideoToVideoRequest
        {
            Model = "a_model_of_next_year",
            Video = MediaSource.FromAddress(Mp4),
            AdditionalProperties = new Dictionary<string, JsonElement> { ["videoUri"] = JsonSerializer.SerializeToElement("runway://x") },
        },
        """{"model":"a_model_of_next_year","videoUri":"runway://x"}""");

    [Fact]
    public Task Video_to_video_with_key_frames() => Sends(
        new VideoToVideoRequest
        {
            Model = "aleph2",
            Video = MediaSource.FromAddress(Mp4),
            TargetAspectRatio = "9:16",
            Mode = "edit",
            Keyframes =
            [
                new(MediaSource.FromAddress(Png)) { Seconds = 2.5, RangeStart = 1, RangeEnd = 4 },
                new(MediaSource.FromAddress(Png)) { At = 1 },
            ],
        },
        $$$"""{"model":"aleph2","videoUri":"{{{Mp4}}}","targetAspectRatio":"9:16","mode":"edit","keyframes":[{"uri":"{{{Png}}}","seconds":2.5,"range":{"start_seconds":1,"end_seconds":4}},{"uri":"{{{Png}}}","at":1}]}""");

    [Theory]
    [InlineData(Png, null, "image")]
    [InlineData(Mp4, null, "video")]
    [InlineData("runway://x/y/z", MediaKind.Video, "video")]
    public Task Character_performance(string character, MediaKind? said, string type) => Sends(
        new CharacterPerformanceRequest
        {
            Model = CharacterPerformanceRequest.DefaultModel,
            Character = MediaSource.FromAddress(character) with { Kind = said },
            Reference = MediaSource.FromAddress(Mp4),
            BodyControl = false,
            ExpressionIntensity = 5,
            Ratio = "960:960",
        },
        $$$"""{"model":"act_two","character":{"type":"{{{type}}}","uri":"{{{character}}}"},"reference":{"type":"video","uri":"{{{Mp4}}}"},"bodyControl":false,"expressionIntensity":5,"ratio":"960:960"}""");

    [Fact]
    public Task Video_upscale() => Sends(
        new VideoUpscaleRequest { Model = VideoUpscaleRequest.DefaultModel, Video = MediaSource.FromAddress(Mp4), Resolution = "4k", Creativity = 1, Sharpen = 2, SmartGrain = 3, Flavor = "vivid", FpsBoost = true },
        $$$"""{"model":"magnific_video_upscaler_creative","videoUri":"{{{Mp4}}}","resolution":"4k","creativity":1,"sharpen":2,"smartGrain":3,"flavor":"vivid","fpsBoost":true}""");

    [Fact]
    public Task Frame_rate_by_the_live_operation() => Sends(
        new VideoUpscaleRequest { Model = "enhance_frame_rate", Video = MediaSource.FromAddress(Mp4), TargetFramerate = "23.98" },
        $$$"""{"model":"enhance_frame_rate","videoUri":"{{{Mp4}}}","targetFramerate":"23_98"}""");

    [Fact]
    public Task Frame_interpolation() => Sends(
        new FrameInterpolationRequest { Model = FrameInterpolationRequest.DefaultModel, Video = MediaSource.FromAddress(Mp4) },
        $$$"""{"model":"frame_interpolation_v1","videoUri":"{{{Mp4}}}"}""");

    [Fact]
    public Task Lip_sync() => Sends(
        new LipSyncRequest { Model = LipSyncRequest.DefaultModel, Input = MediaSource.FromAddress(Png), Audio = MediaSource.FromAddress(Mp3) },
        $$$"""{"model":"gen4_turbo","input":"{{{Png}}}","audio":"{{{Mp3}}}"}""");

    [Fact]
    public Task Sound_effect() => Sends(
        new SoundEffectRequest { Model = SoundEffectRequest.DefaultModel, PromptText = "rain", Duration = 2.5, Loop = true },
        """{"model":"eleven_text_to_sound_v2","promptText":"rain","duration":2.5,"loop":true}""");

    [Fact]
    public Task Sound_effect_after_others() => Sends(
        new SoundEffectRequest { Model = "seed_audio", PromptText = "rain", ReferenceAudios = [MediaSource.FromAddress(Mp3)], OutputFormat = "wav", SampleRate = 44100, LoudnessRate = -50, PitchRate = 12, SpeechRate = 100, Video = MediaSource.FromAddress(Mp4) },
        $$$"""{"model":"seed_audio","promptText":"rain","referenceAudios":["{{{Mp3}}}"],"outputFormat":"wav","sampleRate":44100,"loudnessRate":-50,"pitchRate":12,"speechRate":100,"videoUri":"{{{Mp4}}}"}""");

    [Fact]
    public Task Image_upscale() => Sends(
        new ImageUpscaleRequest { Model = ImageUpscaleRequest.DefaultModel, Image = MediaSource.FromAddress(Png), ScaleFactor = 16, Flavor = "photo", Sharpen = 1, SmartGrain = 2, UltraDetail = 3 },
        $$$"""{"model":"magnific_precision_upscaler_v2","imageUri":"{{{Png}}}","scaleFactor":16,"flavor":"photo","sharpen":1,"smartGrain":2,"ultraDetail":3}""");

    [Fact]
    public Task Video_to_hdr() => Sends(
        new VideoToHdrRequest { Model = VideoToHdrRequest.DefaultModel, Video = MediaSource.FromAddress(Mp4), OutputFormat = "hdr_prores", ProresProfile = "422" },
        $$$"""{"model":"ruby","videoUri":"{{{Mp4}}}","outputFormat":"hdr_prores","proresProfile":"422"}""");

    [Fact]
    public Task Text_to_speech_sends_a_voice_if_the_model_requires_one() => Sends(
        new TextToSpeechRequest { Model = TextToSpeechRequest.DefaultModel, PromptText = "hello" },
        """{"model":"eleven_multilingual_v2","promptText":"hello","voice":{"type":"runway-preset","presetId":"Maya"}}""");

    [Fact]
    public Task Text_to_speech_with_everything() => Sends(
        new TextToSpeechRequest { Model = "eleven_v3", PromptText = "hello", VoicePreset = "Noah", LanguageCode = "en", Stability = 0.5, SimilarityBoost = 1, Style = 0, Speed = 0.7, UseSpeakerBoost = false, ApplyTextNormalization = "off", Seed = 1 },
        """{"model":"eleven_v3","promptText":"hello","voice":{"type":"runway-preset","presetId":"Noah"},"languageCode":"en","stability":0.5,"similarityBoost":1,"style":0,"speed":0.7,"useSpeakerBoost":false,"applyTextNormalization":"off","seed":1}""");

    [Fact]
    public Task Text_to_speech_after_a_recording() => Sends(
        new TextToSpeechRequest { Model = "seed_audio", PromptText = "hello", VoiceSample = MediaSource.FromAddress(Mp3), OutputFormat = "ogg_opus", SampleRate = 8000, LoudnessRate = 1, PitchRate = -1, SpeechRate = 2 },
        $$$"""{"model":"seed_audio","promptText":"hello","voice":{"type":"reference-audio","audioUri":"{{{Mp3}}}"},"outputFormat":"ogg_opus","sampleRate":8000,"loudnessRate":1,"pitchRate":-1,"speechRate":2}""");

    [Theory]
    [InlineData(Mp3, "audio")]
    [InlineData(Mp4, "video")]
    public Task Speech_to_speech(string media, string type) => Sends(
        new SpeechToSpeechRequest { Model = SpeechToSpeechRequest.DefaultModel, Media = MediaSource.FromAddress(media), VoicePreset = "Noah", RemoveBackgroundNoise = true },
        $$$"""{"model":"eleven_multilingual_sts_v2","media":{"type":"{{{type}}}","uri":"{{{media}}}"},"voice":{"type":"runway-preset","presetId":"Noah"},"removeBackgroundNoise":true}""");

    [Fact]
    public Task Voice_dubbing() => Sends(
        new VoiceDubbingRequest { Model = VoiceDubbingRequest.DefaultModel, Audio = MediaSource.FromAddress(Mp3), TargetLanguage = "de", SpeakerCount = 2, DisableVoiceCloning = true, DropBackgroundAudio = true },
        $$$"""{"model":"eleven_voice_dubbing","audioUri":"{{{Mp3}}}","targetLang":"de","numSpeakers":2,"disableVoiceCloning":true,"dropBackgroundAudio":true}""");

    [Fact]
    public Task Voice_isolation() => Sends(
        new VoiceIsolationRequest { Model = VoiceIsolationRequest.DefaultModel, Audio = MediaSource.FromAddress(Mp3) },
        $$$"""{"model":"eleven_voice_isolation","audioUri":"{{{Mp3}}}"}""");

    // Without the check of the model, which is not tested here.
    private async Task Sends(GenerationRequest request, string body)
    {
        using var connection = _service.Connect();
        await connection.Context.Client(new RequestContext(null)).CreateAsync(request.OperationPath, request.ToBody().Utf8);

        var sent = Assert.Single(_service.Requests);
        Assert.Equal($"/v1/{request.Operation}", sent.Path);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(sent.Body!)), $"expected {body}{Environment.NewLine}sent     {sent.Body}");
    }
}
