namespace Runway.Tests.Catalogue;

/// <summary>
/// Frequent mistakes in requests, each with a text that the message must contain. A line is a model, the change of
/// its smallest body (<c>member = JSON</c>, or <c>- member</c> to remove it), and a part
/// of the allowed values. A line that begins with # names the operation.
/// </summary>
internal static class Refusals
{
    public const string Images =
        """
        # text_to_image
        gen4_image | ratio = "3:2" | 1024:1024, 1080:1080, 1168:880
        gen4_image | ratio = "1584:672" | 1920:1080
        gen4_image | ratio = "960:960" | 720:720
        gen4_image | ratio = "auto" | 1024:1024
        gen4_image | ratio = "1024x1024" | 1024:1024
        gen4_image | ratio = "" | 1024:1024
        gen4_image | ratio = 1024 | 1024:1024
        gen4_image | - ratio | 1024:1024
        gen4_image | - promptText | 1 to 1,000 characters
        gen4_image | promptText = "" | 1 to 1,000 characters
        gen4_image | promptText = 42 | 1 to 1,000 characters
        gen4_image | promptText = null | 1 to 1,000 characters
        gen4_image | seed = -1 | whole numbers from 0 to 4,294,967,295
        gen4_image | seed = 4294967296 | whole numbers from 0 to 4,294,967,295
        gen4_image | seed = 1.5 | whole numbers from 0 to 4,294,967,295
        gen4_image | seed = "7" | whole numbers from 0 to 4,294,967,295
        gen4_image | seed = null | whole numbers from 0 to 4,294,967,295
        gen4_image | referenceImages = [{"uri":"https://a.example/1"},{"uri":"https://a.example/2"},{"uri":"https://a.example/3"},{"uri":"https://a.example/4"}] | at most 3 entries
        gen4_image | referenceImages = "https://a.example/1" | at most 3 entries
        gen4_image | referenceImages = [{"tag":"hero"}] | text
        gen4_image | referenceImages = [{"uri":"https://a.example/1","tag":"ab"}] | 3 to 16 characters
        gen4_image | referenceImages = [{"uri":"https://a.example/1","tag":"a2345678901234567"}] | 3 to 16 characters
        gen4_image | referenceImages = [{"uri":"https://a.example/1","tag":"1hero"}] | begins with a letter
        gen4_image | referenceImages = [{"uri":"https://a.example/1","tag":"my-hero"}] | letters, digits or underscores
        gen4_image | referenceImages = [{"uri":"https://a.example/1","tag":"hero\n"}] | letters, digits or underscores
        gen4_image | referenceImages = [{"uri":"https://a.example/1","tag":"Jürgen"}] | letters, digits or underscores
        gen4_image | referenceImages = [{"uri":7}] | text
        gen4_image | referenceImages = ["https://a.example/1"] | an object with uri
        gen4_image | contentModeration = "low" | an object
        gen4_image_turbo | - referenceImages | 1 to 3 entries
        gen4_image_turbo | referenceImages = [] | 1 to 3 entries
        gen4_image_turbo | ratio = "16:10" | 1920:1080
        gpt_image_2 | ratio = "1024:1024" | 2560:2560
        gpt_image_2 | quality = "best" | low, medium, high, auto
        gpt_image_2 | quality = "xhigh" | low, medium, high, auto
        gpt_image_2 | background = "green" | transparent, opaque, auto
        gpt_image_2 | outputCount = 0 | whole numbers from 1 to 10
        gpt_image_2 | outputCount = 11 | whole numbers from 1 to 10
        gpt_image_2 | outputCount = "2" | whole numbers from 1 to 10
        gpt_image_2 | seed = 1 | model, promptText, ratio, outputCount, quality
        gpt_image_2 | contentModeration = {"publicFigureThreshold":"low"} | model, promptText
        gpt_image_2 | referenceImages = [{"uri":"https://a.example/1","tag":"hero"},{"uri":"https://a.example/2","tag":"hero"}] | a different tag for each entry
        gpt_image_2_5_flare | background = "transparent" | opaque, auto
        gpt_image_2_5_flare | quality = "auto" | low, medium, high, xhigh, max
        gpt_image_2_5_sunburst | background = "blue" | transparent, opaque, auto
        gemini_image3.1_flash | ratio = "1280:720" | 1344:768
        gemini_image3.1_flash | outputCount = 2 | 1, 4
        gemini_image3_pro | ratio = "512:512" | 1024:1024
        gemini_image3_pro | outputCount = 3 | 1, 4
        gemini_image3_pro | outputFormat = "png" | model, promptText, ratio, outputCount, referenceImages
        gemini_2.5_flash | ratio = "2048:2048" | 1024:1024
        muse_image | outputFormat = "gif" | webp, png, jpeg
        muse_image | ratio = "1024:1024" | 1600:1600
        seedream5_pro | outputFormat = "webp" | png, jpeg
        seedream5_pro | outputCount = 5 | whole numbers from 1 to 4
        seedream5_pro | grounding = "yes" | true or false
        seedream5_pro | ratio = "3072:3072" | 2048:2048
        seedream5_lite | outputCount = 0 | whole numbers from 1 to 4
        seedream5_lite | seed = 1 | model, promptText, ratio, grounding
        grok_imagine_image_2 | quality = "high" | low, medium
        grok_imagine_image_2 | edit = 1 | true or false
        grok_imagine_image_2 | ratio = "auto" | auto_1k, auto_2k
        # image_upscale
        magnific_precision_upscaler_v2 | - imageUri | text
        magnific_precision_upscaler_v2 | scaleFactor = 3 | 2, 4, 8, 16
        magnific_precision_upscaler_v2 | scaleFactor = "2" | 2, 4, 8, 16
        magnific_precision_upscaler_v2 | flavor = "vivid" | sublime, photo, photo_denoiser
        magnific_precision_upscaler_v2 | sharpen = 101 | whole numbers from 0 to 100
        magnific_precision_upscaler_v2 | smartGrain = -1 | whole numbers from 0 to 100
        magnific_precision_upscaler_v2 | ultraDetail = 50.5 | whole numbers from 0 to 100
        """;

    public const string Videos =
        """
        # image_to_video
        gen4.5 | - duration | whole numbers from 2 to 10
        gen4.5 | - promptText | 1 to 1,000 characters
        gen4.5 | - promptImage | text, or exactly 1 entry
        gen4.5 | duration = 1 | whole numbers from 2 to 10
        gen4.5 | duration = 11 | whole numbers from 2 to 10
        gen4.5 | duration = 5.5 | whole numbers from 2 to 10
        gen4.5 | duration = "5" | whole numbers from 2 to 10
        gen4.5 | duration = "auto" | whole numbers from 2 to 10
        gen4.5 | ratio = "1920:1080" | 1280:720, 720:1280, 1104:832
        gen4.5 | promptImage = [{"uri":"https://a.example/1"}] | first
        gen4.5 | promptImage = [{"uri":"https://a.example/1","position":"last"}] | first
        gen4.5 | promptImage = [{"uri":"https://a.example/1","position":"first"},{"uri":"https://a.example/2","position":"first"}] | exactly 1 entry
        gen4.5 | promptImage = [] | exactly 1 entry
        gen4.5 | promptImage = {"uri":"https://a.example/1"} | text, or exactly 1 entry
        gen4.5 | outputFormat = "mov" | mp4, prores, png_sequence
        gen4.5 | proresProfile = "HQ" | 422, 4444, 422 Proxy, 422 LT, 422 HQ, 4444 XQ
        gen4.5 | proresProfile = 422 | 422, 4444
        gen4_turbo | - ratio | 1280:720
        gen4_turbo | ratio = "1280:768" | 1280:720
        gen4_turbo | duration = 12 | whole numbers from 2 to 10
        veo3.1 | duration = 5 | 4, 6, 8
        veo3.1 | duration = 10 | 4, 6, 8
        veo3.1 | ratio = "960:960" | 1280:720, 720:1280, 1080:1920, 1920:1080
        veo3.1 | audio = "true" | true or false
        veo3.1 | negativePrompt = "" | 1 to 1,000 characters
        veo3.1 | promptImage = [{"uri":"https://a.example/1","position":"last"}] | one entry with the position first
        veo3.1 | promptImage = [{"uri":"https://a.example/1","position":"first"},{"uri":"https://a.example/2","position":"first"}] | a different position for each entry
        veo3.1 | promptImage = [{"uri":"https://a.example/1","position":"first"},{"uri":"https://a.example/2","position":"middle"}] | first, last
        veo3.1 | resolution = "1080p" | model, promptImage
        veo3.1_fast | duration = 7 | 4, 6, 8
        veo3.1_fast | contentModeration = {} | model, promptImage
        hailuo3 | - promptText | 1 to 6,000 characters
        hailuo3 | duration = 4 | whole numbers from 5 to 15
        hailuo3 | resolution = "1080p" | 768p, 2k
        hailuo3 | ratio = "1280:720" | adaptive, 21:9, 16:9
        hailuo3 | seed = 1 | model, promptImage, promptText
        hailuo3 | promptImage = [{"uri":"https://a.example/1"},{"uri":"https://a.example/2","position":"last"}] | a position for every entry or for none
        happyhorse_1_0 | promptText = "x" | 2 to 2,500 characters
        happyhorse_1_0 | duration = 2 | whole numbers from 3 to 15
        happyhorse_1_0 | ratio = "1280:720" | model, promptImage, promptText, duration, resolution
        seedance2 | duration = 3 | whole numbers from 4 to 15, or auto
        seedance2 | duration = "long" | whole numbers from 4 to 15, or auto
        seedance2 | duration = true | whole numbers from 4 to 15, or auto
        seedance2 | ratio = "854:480" | 864:496
        seedance2 | promptImage = [{"uri":"https://a.example/1","position":"first"},{"uri":"https://a.example/2"}] | a position for every entry or for none
        seedance2_fast | ratio = "1920:1080" | 1280:720
        seedance2_mini | ratio = "3840:2160" | 1280:720
        seedance2_5 | duration = 31 | whole numbers from 4 to 30, or auto
        seedance2_5 | ratio = "864:496" | 854:480
        gemini_omni_flash | duration = 2 | whole numbers from 3 to 10
        gemini_omni_flash | ratio = "960:960" | 1280:720, 720:1280
        grok_imagine_1_5 | resolution = "4k" | 480p, 720p, 1080p
        wan3 | ratio = "1280:721" | 1280:720
        gemini_omni_flash_1.1 | ratio = "960:960" | 640:360
        h3_max | resolution = "1080p" | 480p, 768p
        h3_max | promptExpansionMode = "on" | disabled, balanced, quality
        # text_to_video
        gen4.5 | ratio = "1104:832" | 1280:720, 720:1280
        gen4.5 | ratio = "16:9" | 1280:720, 720:1280
        gen4.5 | - duration | whole numbers from 2 to 10
        veo3.1 | duration = 5 | 4, 6, 8
        veo3.1 | - ratio | 1280:720, 720:1280, 1080:1920, 1920:1080
        happyhorse_1_0 | resolution = "720p" | model, promptText, ratio, duration
        happyhorse_1_0 | ratio = "1112:834" | 1108:832
        seedance2 | referenceVideos = [{"uri":"https://a.example/1"}] | video
        seedance2 | referenceVideos = [{"type":"image","uri":"https://a.example/1"}] | video
        seedance2 | referenceAudio = [{"type":"audio"}] | text
        grok_imagine_1_5 | ratio = "1280:720" | 1:1, 16:9, 9:16
        # video_to_video
        aleph2 | - videoUri | text
        aleph2 | promptVideo = "https://a.example/v.mp4" | model, videoUri
        aleph2 | duration = 5 | model, videoUri
        aleph2 | targetAspectRatio = "1280:720" | 16:9, 4:3
        aleph2 | outputFormat = "hdr10" | mp4, prores, png_sequence, sdr_rec709_10bit
        aleph2 | keyframes = [] | 1 to 5 entries
        aleph2 | keyframes = [{"seconds":1}] | text
        aleph2 | keyframes = [{"uri":"https://a.example/1","seconds":31}] | numbers from 0 to 30
        aleph2 | keyframes = [{"uri":"https://a.example/1","at":1.5}] | numbers from 0 to 1
        seedance2 | videoUri = "https://a.example/v.mp4" | model, promptVideo
        seedance2 | - promptVideo | text
        gemini_omni_flash | - promptText | 1 to 4,000 characters
        gemini_omni_flash | ratio = "1280:720" | model, videoUri, promptText, references
        seedance2_5 | mode = "restyle" | reference, extend, edit
        # character_performance
        act_two | - character | an object with type, uri
        act_two | - reference | an object with type, uri
        act_two | reference = {"type":"image","uri":"https://a.example/1"} | video
        act_two | character = "https://a.example/1" | an object with type, uri
        act_two | character = {"type":"image"} | text
        act_two | expressionIntensity = 6 | whole numbers from 1 to 5
        act_two | expressionIntensity = 0 | whole numbers from 1 to 5
        act_two | bodyControl = 1 | true or false
        act_two | ratio = "1920:1080" | 1280:720
        # video_upscale
        magnific_video_upscaler_creative | resolution = "8k" | 720p, 1k, 2k, 4k
        magnific_video_upscaler_creative | creativity = 101 | whole numbers from 0 to 100
        magnific_video_upscaler_creative | targetFramerate = "60" | model, videoUri, resolution
        enhance_frame_rate | - targetFramerate | 24, 25, 30
        enhance_frame_rate | targetFramerate = 60 | 24, 25, 30
        enhance_frame_rate | targetFramerate = "29.97" | 29_97
        # video_to_hdr
        ruby | outputFormat = "mp4" | hdr10, hlg, hdr_prores
        ruby | proresProfile = "422 LT" | 422, 422 HQ, 4444
        ruby | - videoUri | text
        # frame_interpolation
        frame_interpolation_v1 | - videoUri | text
        # lip_sync
        gen4 | - audio | text
        """;

    public const string Sounds =
        """
        # sound_effect
        eleven_text_to_sound_v2 | duration = 0.4 | numbers from 0.5 to 30
        eleven_text_to_sound_v2 | duration = 31 | numbers from 0.5 to 30
        eleven_text_to_sound_v2 | duration = "auto" | numbers from 0.5 to 30
        eleven_text_to_sound_v2 | loop = "yes" | true or false
        eleven_text_to_sound_v2 | promptText = "" | 1 to 3,000 characters
        seed_audio | sampleRate = 22050 | 8000, 16000, 24000
        seed_audio | outputFormat = "flac" | wav, mp3, ogg_opus
        seed_audio | pitchRate = 13 | whole numbers from -12 to 12
        seed_audio | loudnessRate = 101 | whole numbers from -50 to 100
        seed_audio | duration = 5 | model, promptText, referenceAudios
        seed_audio | referenceAudios = ["https://a.example/1","https://a.example/2","https://a.example/3","https://a.example/4"] | at most 3 entries
        seed_audio | referenceAudios = [{"uri":"https://a.example/1"}] | text
        # text_to_speech
        eleven_v3 | - voice | an object with type, presetId
        eleven_v3 | voice = "Maya" | an object with type, presetId
        eleven_v3 | voice = {"type":"runway-preset"} | Maya, Arjun
        eleven_v3 | voice = {"type":"runway-preset","presetId":"Nobody"} | Maya, Arjun
        eleven_v3 | voice = {"type":"custom","presetId":"Maya"} | runway-preset
        eleven_v3 | speed = 0.5 | numbers from 0.7 to 1.2
        eleven_v3 | stability = 2 | numbers from 0 to 1
        eleven_v3 | style = -0.1 | numbers from 0 to 1
        eleven_v3 | similarityBoost = "1" | numbers from 0 to 1
        eleven_v3 | languageCode = "german" | 2 to 5 characters
        eleven_v3 | applyTextNormalization = true | auto, on, off
        eleven_multilingual_v2 | - promptText | 1 to 1,000 characters
        seed_audio | speechRate = -51 | whole numbers from -50 to 100
        seed_audio | speed = 1 | model, promptText, voice
        # speech_to_speech
        eleven_multilingual_sts_v2 | - media | an object with type, uri
        eleven_multilingual_sts_v2 | media = "https://a.example/1" | an object with type, uri
        eleven_multilingual_sts_v2 | media = {"type":"audio"} | text
        eleven_multilingual_sts_v2 | removeBackgroundNoise = 1 | true or false
        # voice_dubbing
        eleven_voice_dubbing | - targetLang | en, hi, pt
        eleven_voice_dubbing | targetLang = "german" | de
        eleven_voice_dubbing | targetLang = "DE" | de
        eleven_voice_dubbing | numSpeakers = 0 | whole numbers from 1
        eleven_voice_dubbing | numSpeakers = 1.5 | whole numbers from 1
        # voice_isolation
        eleven_voice_isolation | - audioUri | text
        eleven_voice_isolation | audioUri = ["https://a.example/1"] | text
        """;
}
