using Runway.Voices;

namespace Runway.Tests;

/// <summary>Whatever fails while voices are created, each is paid at most once, and each that was paid for is returned or listed as unknown.</summary>
public sealed class FaultLabResourceTests
{
    private const int Voices = 6;
    private const int Hit = 3;

    public static TheoryData<string> Faults => [.. FaultKinds.PassingNames, "400", "403"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_voice_is_paid_once_and_known(string fault)
    {
        using var lab = new FaultLab(8, FaultKinds.Rule(fault, "POST /v1/voices", Hit));
        var made = new List<RunwayVoice>();

        for (var i = 0; i < Voices; i++)
        {
            try
            {
                var request = new VoiceRequest { Name = $"v{i}", Words = "A calm woman of about forty years" };
                made.Add(await lab.Clock.Drive(() => lab.Connection.Voices.CreateAsync(request, SubmissionOptions.Default, lab.Observer, default)));
            }
            catch (RunwayException e)
            {
                lab.Errors.Enqueue(e);
            }
        }

        var unknown = lab.History(new TaskHistoryFilter { Unknown = true }).Select(t => t.PromptText!).ToHashSet();
        var all = new List<RunwayVoice>();
        await foreach (var voice in lab.Connection.Voices.ListAsync(null, default))
        {
            all.Add(voice);
        }

        Assert.Equal(lab.Emulator.Accepted.Select(a => a.Id).Order(), all.Select(v => v.Id).Order());
        Assert.Equal(all.Count, all.Select(v => v.Name).Distinct().Count());
        Assert.All(all, v => Assert.True(made.Exists(m => m.Id == v.Id) || unknown.Contains(v.Name!), $"{v.Name} is lost"));
        Assert.All(made, m => Assert.Contains(all, v => v.Id == m.Id && v.Name == m.Name));
        Assert.Equal(Voices, made.Count + lab.Errors.Count);
        Assert.DoesNotContain("calm", lab.JournalText, StringComparison.Ordinal);
    }
}
