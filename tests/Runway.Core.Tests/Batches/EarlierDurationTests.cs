using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway.Tests;

/// <summary>Earlier versions did not send the default duration of a video; the tasks of their batches are found.</summary>
public sealed class EarlierDurationTests : IDisposable
{
    private static readonly ImageToVideoRequest Asked = new() { Model = "gen4_turbo", PromptText = "a boat", Image = MediaSource.FromAddress("https://h.test/boat.png") };
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("gen4_turbo", null, true)]
    [InlineData("gen4_turbo", 5.0, false)]
    [InlineData("gen4_turbo", 10.0, false)]
    [InlineData("veo3.1", null, true)]
    [InlineData("veo3.1", 4.0, false)]
    [InlineData("seedance2", null, true)]
    public async Task A_task_of_an_earlier_version_without_a_duration_is_found_and_not_created_again(string model, double? duration, bool isFound)
    {
        using var service = new FakeService();
        using var connection = service.Connect(o => o with { JournalFolder = _folder.Path });
        var asked = Asked with { Model = model };
        var body = (JsonObject)JsonNode.Parse(asked.ToBody().Json.GetRawText())!;
        Assert.True(body.Remove("duration"));
        var former = RequestFingerprint.Of(asked.Operation, JsonSerializer.SerializeToElement(body));
        await connection.Journal!.IntendAsync("e1", connection.Context.Identity, asked, new RequestNote(null, null, []), new SubmissionOptions { Batch = "b", Fingerprint = former }, DateTimeOffset.UnixEpoch);
        await connection.Journal!.CreatedAsync("e1", new RunwayTask { Id = "t1" }, DateTimeOffset.UnixEpoch);

        using var memory = await BatchMemory.TakeOnAsync(connection.Journal, connection.BaseAddress, connection.Clock, "b", null, default);
        var request = asked with { Duration = duration is { } seconds ? VideoDuration.FromSeconds(seconds) : null };

        Assert.Equal(isFound ? "t1" : null, memory.Take(RequestReview.Of(request)).Known?.Id);
        Assert.Null(memory.Take(RequestReview.Of(request)).Known);
    }

    [Theory]
    [InlineData("gen4_turbo")]
    [InlineData("gen4.5")]
    public void A_video_from_a_picture_has_one_price_like_one_from_text(string model)
    {
        Assert.NotNull(RequestReview.Of(Asked with { Model = model }).Cost.Credits);
        Assert.NotNull(RequestReview.Of(new TextToVideoRequest { Model = "gen4.5", PromptText = "a boat" }).Cost.Credits);
    }
}
