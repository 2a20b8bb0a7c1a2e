using Runway.Emulator;

namespace Runway.Tests;

/// <summary>Each operation from local files to a finished task, with an emulator that checks the requests.</summary>
public sealed class EmulatedOperationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly RunwayEmulator _emulator;
    private readonly RunwayConnection _connection;

    public EmulatedOperationTests()
    {
        _emulator = new RunwayEmulator(null, _clock);
        _connection = new RunwayConnection(new RunwayConnectionOptions
        {
            ApiKey = RunwayEnvironment.ToSecureString(RunwayEmulator.WellKnownKey),
            BaseUrl = RunwayEmulator.DefaultBaseAddress.ToString(),
            Handler = _emulator.CreateHandler(),
            TimeProvider = _clock,
            JournalFolder = null,
        });
    }

    private MediaSource Image => MediaSource.FromFile(_folder.Write("a.png", Sample.Png, 600));

    private MediaSource Video => MediaSource.FromFile(_folder.Write("a.mp4", Sample.Mp4, 600));

    private MediaSource UploadedVideo => MediaSource.FromFile(_folder.Write("a.avi", Sample.Avi, 600));

    private MediaSource Audio => MediaSource.FromFile(_folder.Write("a.mp3", Sample.Mp3, 600));

    private IReadOnlyDictionary<string, GenerationRequest> Requests => new GenerationRequest[]
    {
        new ImageRequest { Model = ImageRequest.DefaultModel, PromptText = "@hero", ReferenceImages = [new(Image, "hero")] },
        new TextToVideoRequest { Model = TextToVideoRequest.DefaultModel, PromptText = "a sea" },
        new ImageToVideoRequest { Model = ImageToVideoRequest.DefaultModel, Image = Image },
        new VideoToVideoRequest { Model = VideoToVideoRequest.DefaultModel, Video = UploadedVideo, Keyframes = [new(Image) { At = 0.5 }] },
        new CharacterPerformanceRequest { Model = CharacterPerformanceRequest.DefaultModel, Character = Image, Reference = Video },
        new VideoUpscaleRequest { Model = VideoUpscaleRequest.DefaultModel, Video = UploadedVideo },
        new SoundEffectRequest { Model = "seed_audio", PromptText = "rain", ReferenceAudios = [Audio] },
        new LipSyncRequest { Model = LipSyncRequest.DefaultModel, Input = Image, Audio = Audio },
        new FrameInterpolationRequest { Model = FrameInterpolationRequest.DefaultModel, Video = Video },
        new ImageUpscaleRequest { Model = ImageUpscaleRequest.DefaultModel, Image = Image },
        new VideoToHdrRequest { Model = VideoToHdrRequest.DefaultModel, Video = Video },
        new TextToSpeechRequest { Model = "seed_audio", PromptText = "hello", VoiceSample = Audio },
        new SpeechToSpeechRequest { Model = SpeechToSpeechRequest.DefaultModel, Media = UploadedVideo, VoicePreset = "Noah" },
        new VoiceDubbingRequest { Model = VoiceDubbingRequest.DefaultModel, Audio = Audio, TargetLanguage = "de" },
        new VoiceIsolationRequest { Model = VoiceIsolationRequest.DefaultModel, Audio = Audio },
    }.ToDictionary(r => r.Operation);

    public static TheoryData<string> Operations => [.. ModelCatalogue.Current.Operations];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_accepts_local_files_and_creates_an_output(string operation)
    {
        var request = Requests[operation];

        var task = await MakeAsync(request);

        Assert.Equal((RunwayTaskStatus.Succeeded, operation, request.Model), (task.Status, task.Operation, task.Model));
        Assert.NotEmpty(task.Output);
        Assert.Equal(0, _emulator.LeakedAuthorizations);
    }

    [Fact]
    public void Every_operation_of_the_document_has_exactly_one_request_class() =>
        Assert.Equal(ModelCatalogue.Current.Operations.Order(), Requests.Keys.Order());

    [Fact]
    public async Task The_file_in_the_storage_equals_the_local_file()
    {
        var task = await MakeAsync(new VideoUpscaleRequest { Model = VideoUpscaleRequest.DefaultModel, Video = UploadedVideo });

        var upload = Assert.Single(_emulator.Uploads);
        Assert.Equal(RunwayTaskStatus.Succeeded, task.Status);
        Assert.Equal(("a.avi", 600L), (upload.FileName, upload.Length));
        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_folder["a.avi"]))), upload.Sha256, ignoreCase: true);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }

    // Only the wait is on the virtual clock, because reading a file looks idle to it.
    private async Task<RunwayTask> MakeAsync(GenerationRequest request)
    {
        var task = await _connection.Tasks.CreateAsync(request, SubmissionOptions.Default, null, CancellationToken.None);
        return await _clock.Drive(() => _connection.Tasks.WaitAsync(task, null, CancellationToken.None));
    }
}
