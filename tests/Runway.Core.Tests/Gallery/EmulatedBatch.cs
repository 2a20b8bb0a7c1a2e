using Runway.Emulator;

namespace Runway.Tests.Gallery;

/// <summary>A batch with all contents of a gallery, created and saved with the emulator.</summary>
internal static class EmulatedBatch
{
    /// <summary>A prompt that would run as a script if it were written as markup.</summary>
    public const string Attack = "</h3><script>window.hacked = 1</script><img src=x onerror=\"window.hacked = 1\">&quot;' Tür";

    public static async Task<RunwayGallery> MakeAsync(TemporaryFolder folder)
    {
        var clock = new ScaledTimeProvider(1000);
        var emulator = new RunwayEmulator(new RunwayEmulatorOptions(), clock);
        using var connection = new RunwayConnection(new RunwayConnectionOptions
        {
            ApiKey = RunwayEnvironment.ToSecureString(RunwayEmulator.WellKnownKey),
            BaseUrl = RunwayEmulator.DefaultBaseAddress.ToString(),
            Handler = emulator.CreateHandler(),
            TimeProvider = clock,
            RequestTimeout = TimeSpan.FromDays(1),
            JournalFolder = folder["journal"],
        });
        GenerationRequest[] requests =
        [
            new ImageRequest { Model = "gen4_image", PromptText = "A lighthouse in heavy fog, long exposure, muted colours, the beam just visible over black water", Seed = 7 },
            new ImageRequest { Model = "gen4_image", PromptText = Attack, Ratio = "720:1280" },
            new ImageRequest { Model = "gen4_image", PromptText = "A_word_that_does_not_end_" + new string('x', 200), Ratio = "1024:1024" },
            new TextToVideoRequest { Model = "gen4.5", PromptText = "The camera moves closer, slowly" },
            new SoundEffectRequest { Model = SoundEffectRequest.DefaultModel, PromptText = "Rain on a tin roof, far thunder" },
            new ImageRequest { Model = "gen4_image", PromptText = "[fail:SAFETY.INPUT.TEXT] something" },
            new ImageRequest { Model = "gen4_image", PromptText = "[fail:INTERNAL.BAD_OUTPUT] a logo" },
        ];
        using var saver = new OutputSaver(connection.Tasks, new OutputSaveOptions { Directory = folder.Path });
        await Task.WhenAll(requests.Select(async (request, i) =>
        {
            var task = await connection.Tasks.CreateAsync(request, new SubmissionOptions { Index = i }, null, default);
            try
            {
                await saver.SaveAsync(task, (_, _) => { }, e => throw e, null, default, default);
            }
            catch (RunwayException e) when (e.Kind == RunwayErrorKind.TaskFailed)
            {
                // The prompt requests the failure; the reason is in the journal.
            }
        }));
        await connection.Tasks.CreateAsync(new ImageRequest { Model = "gen4_image", PromptText = "Not finished yet" }, new SubmissionOptions { Index = requests.Length }, null, default);

        var gallery = new RunwayGallery(connection.Journal);
        foreach (var (task, day) in TaskHistory.Read(connection.Journal!, new()).Select((t, i) => (t, i)))
        {
            gallery.AddTask(task with { CreatedAt = task.CreatedAt!.Value.AddDays(-day % 4) });
        }

        return gallery;
    }
}
