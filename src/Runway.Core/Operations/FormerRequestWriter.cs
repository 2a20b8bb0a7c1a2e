using System.Text.Json;
using Runway.Media;

namespace Runway.Operations;

/// <summary>Writes the members of each request as earlier versions serialized them. Must not change; see <see cref="FormerFingerprint"/>.</summary>
internal readonly struct FormerRequestWriter(Utf8JsonWriter json)
{
    public void Members(GenerationRequest request, string summary)
    {
        switch (request)
        {
            case ImageRequest r:
                Text("Summary", summary);
                Text("Ratio", r.Ratio);
                Number("Seed", r.Seed);
                List("ReferenceImages", r.ReferenceImages, Reference);
                Text("PublicFigureThreshold", r.PublicFigureThreshold);
                Number("OutputCount", r.OutputCount);
                Text("OutputFormat", r.OutputFormat);
                Text("Quality", r.Quality);
                Text("Background", r.Background);
                Flag("Grounding", r.Grounding);
                Flag("Edit", r.Edit);
                break;
            case VideoRequest r:
                OwnMembers(r);
                Text("Summary", summary);
                Text("Ratio", r.Ratio);
                Duration(r.Duration);
                Number("Seed", r.Seed);
                Flag("Audio", r.Audio);
                Text("NegativePrompt", r.NegativePrompt);
                Text("Resolution", r.Resolution);
                Text("OutputFormat", r.OutputFormat);
                Text("ProresProfile", r.ProresProfile);
                Text("PublicFigureThreshold", r.PublicFigureThreshold);
                Text("PromptExpansionMode", r.PromptExpansionMode);
                List("References", r.References, Medium);
                List("ReferenceAudio", r.ReferenceAudio, Medium);
                List("ReferenceVideos", r.ReferenceVideos, Medium);
                break;
            case ImageUpscaleRequest r:
                Medium("Image", r.Image);
                Number("ScaleFactor", r.ScaleFactor);
                Text("Flavor", r.Flavor);
                Number("Sharpen", r.Sharpen);
                Number("SmartGrain", r.SmartGrain);
                Number("UltraDetail", r.UltraDetail);
                break;
            case VideoUpscaleRequest r:
                Medium("Video", r.Video);
                Text("Resolution", r.Resolution);
                Number("Creativity", r.Creativity);
                Number("Sharpen", r.Sharpen);
                Number("SmartGrain", r.SmartGrain);
                Text("Flavor", r.Flavor);
                Flag("FpsBoost", r.FpsBoost);
                Text("TargetFramerate", r.TargetFramerate);
                break;
            case VideoToHdrRequest r:
                Medium("Video", r.Video);
                Text("OutputFormat", r.OutputFormat);
                Text("ProresProfile", r.ProresProfile);
                break;
            case FrameInterpolationRequest r:
                Medium("Video", r.Video);
                break;
            case CharacterPerformanceRequest r:
                Medium("Character", r.Character);
                Medium("Reference", r.Reference);
                Text("Ratio", r.Ratio);
                Flag("BodyControl", r.BodyControl);
                Number("ExpressionIntensity", r.ExpressionIntensity);
                Number("Seed", r.Seed);
                Text("PublicFigureThreshold", r.PublicFigureThreshold);
                break;
            case LipSyncRequest r:
                Medium("Input", r.Input);
                Medium("Audio", r.Audio);
                break;
            case TextToSpeechRequest r:
                Text("VoicePreset", r.VoicePreset);
                Medium("VoiceSample", r.VoiceSample);
                Text("LanguageCode", r.LanguageCode);
                Number("Stability", r.Stability);
                Number("SimilarityBoost", r.SimilarityBoost);
                Number("Style", r.Style);
                Number("Speed", r.Speed);
                Flag("UseSpeakerBoost", r.UseSpeakerBoost);
                Text("ApplyTextNormalization", r.ApplyTextNormalization);
                Number("Seed", r.Seed);
                Text("OutputFormat", r.OutputFormat);
                Number("SampleRate", r.SampleRate);
                Number("LoudnessRate", r.LoudnessRate);
                Number("PitchRate", r.PitchRate);
                Number("SpeechRate", r.SpeechRate);
                break;
            case SoundEffectRequest r:
                Number("Duration", r.Duration);
                Flag("Loop", r.Loop);
                List("ReferenceAudios", r.ReferenceAudios, Medium);
                Text("OutputFormat", r.OutputFormat);
                Number("SampleRate", r.SampleRate);
                Number("LoudnessRate", r.LoudnessRate);
                Number("PitchRate", r.PitchRate);
                Number("SpeechRate", r.SpeechRate);
                Medium("Video", r.Video);
                break;
            case SpeechToSpeechRequest r:
                Medium("Media", r.Media);
                Text("VoicePreset", r.VoicePreset);
                Flag("RemoveBackgroundNoise", r.RemoveBackgroundNoise);
                break;
            case VoiceDubbingRequest r:
                Medium("Audio", r.Audio);
                Text("TargetLanguage", r.TargetLanguage);
                Flag("DisableVoiceCloning", r.DisableVoiceCloning);
                Flag("DropBackgroundAudio", r.DropBackgroundAudio);
                Number("SpeakerCount", r.SpeakerCount);
                break;
            case VoiceIsolationRequest r:
                Medium("Audio", r.Audio);
                break;
        }
    }

    public void Text(string name, string? value) => json.WriteString(name, value);

    public void Object(string name, IEnumerable<KeyValuePair<string, JsonElement>> members)
    {
        json.WriteStartObject(name);
        foreach (var (member, value) in members)
        {
            json.WritePropertyName(member);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private void OwnMembers(VideoRequest request)
    {
        if (request is ImageToVideoRequest picture)
        {
            Medium("Image", picture.Image);
            Medium("LastImage", picture.LastImage);
        }
        else if (request is VideoToVideoRequest video)
        {
            Medium("Video", video.Video);
            Text("Mode", video.Mode);
            Text("TargetAspectRatio", video.TargetAspectRatio);
            List("Keyframes", video.Keyframes, Keyframe);
        }
    }

    private void Number(string name, double? value)
    {
        json.WritePropertyName(name);
        if (value is { } number)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private void Flag(string name, bool? value)
    {
        json.WritePropertyName(name);
        if (value is { } flag)
        {
            json.WriteBooleanValue(flag);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private void Duration(VideoDuration? duration)
    {
        if (duration is not { } given)
        {
            json.WriteNull("Duration");
            return;
        }

        json.WriteStartObject("Duration");
        Number("Seconds", given.Seconds);
        json.WriteEndObject();
    }

    private void List<T>(string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    private void Medium(string name, MediaSource? source)
    {
        json.WritePropertyName(name);
        if (source is null)
        {
            json.WriteNullValue();
        }
        else
        {
            Medium(source);
        }
    }

    private void Medium(MediaSource source)
    {
        json.WriteStartObject();
        Text("Text", source.Text);
        json.WriteBoolean("IsFile", source.IsFile);
        Number("Kind", (int?)source.Kind);
        json.WriteEndObject();
    }

    private void Reference(ImageReference reference)
    {
        json.WriteStartObject();
        Medium("Source", reference.Source);
        Text("Tag", reference.Tag);
        Text("Subject", reference.Subject);
        json.WriteEndObject();
    }

    private void Keyframe(VideoKeyframe frame)
    {
        json.WriteStartObject();
        Medium("Source", frame.Source);
        Number("Seconds", frame.Seconds);
        Number("At", frame.At);
        Number("RangeStart", frame.RangeStart);
        Number("RangeEnd", frame.RangeEnd);
        json.WriteEndObject();
    }
}
