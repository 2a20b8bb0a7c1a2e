using System.Text.Json.Nodes;

namespace Runway.Tests.Catalogue;

/// <summary>
/// Published bounds, written here by hand: that three readers of the reconciled document agree does not prove
/// that the document is right. Each bound is tested with valid and invalid values, and unknown members where they are refused.
/// </summary>
public sealed class PublishedBoundsTests(Witness witness) : IClassFixture<Witness>
{
    private const string Published =
        """
        text_to_image muse_image strict: promptText 1..4000, outputCount 1..10, referenceImages 0..10
        text_to_image grok_imagine_image_2 strict: promptText 1..2500, outputCount 1..4, referenceImages 0..3
        text_to_image gpt_image_2_5_flare: outputCount 1..10, referenceImages 0..16
        text_to_image gpt_image_2_5_sunburst: outputCount 1..10, referenceImages 0..16
        text_to_video grok_imagine_1_5 strict: promptText 1..2500, duration 1..15, references 0..7
        image_to_video grok_imagine_1_5 strict: promptText 1..2500, duration 1..15
        text_to_video grok_imagine_1_5_lite: promptText 1..2500, duration 1..15
        image_to_video grok_imagine_1_5_lite: promptText 1..2500, duration 1..15
        text_to_video wan3 strict: promptText 1..20000, duration 2..30, references 0..10, referenceVideos 0..5, referenceAudio 0..5
        image_to_video wan3 strict: promptText 1..20000, duration 2..30, referenceVideos 0..5, referenceAudio 0..5, promptImage 1..10
        text_to_video wan3_prime: references 0..10, duration 2..30
        image_to_video wan3_prime: duration 2..30
        text_to_video gemini_omni_flash_1.1: duration 3..10
        image_to_video gemini_omni_flash_1.1: duration 3..10
        video_to_video gemini_omni_flash_1.1: duration 3..10
        text_to_video h3_max: duration 5..15
        image_to_video h3_max: duration 5..15
        voice_dubbing eleven_voice_dubbing: numSpeakers 1..
        """;

    public static TheoryData<string> Lines => [.. Published.Split('\n')];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_value_at_a_published_bound_is_accepted_and_one_past_it_is_refused(string line)
    {
        var (head, bounds) = (line.Split(": ")[0].Split(' '), line.Split(": ")[1]);
        var model = ModelCatalogue.Current.Find(head[0], head[1])!;
        foreach (var bound in bounds.Split(", "))
        {
            var (name, range) = (bound.Split(' ')[0], bound.Split(' ')[1].Split(".."));
            var least = int.Parse(range[0]);
            await RequireAsync(model, name, least, true);
            if (least > 0)
            {
                await RequireAsync(model, name, least - 1, false);
            }

            if (range[1].Length > 0)
            {
                await RequireAsync(model, name, int.Parse(range[1]), true);
                await RequireAsync(model, name, int.Parse(range[1]) + 1, false);
            }
        }

        if (head.Length > 2)
        {
            await RequireAsync(model, "noSuchMember", 1, false);
        }
    }

    private async Task RequireAsync(RunwayModel model, string member, int size, bool isTaken)
    {
        var body = Bodies.Minimal(model);
        body[member] = member switch
        {
            "promptText" => new string('x', size),
            "promptImage" or "references" or "referenceImages" => Entries(size, "png", null),
            "referenceVideos" => Entries(size, "mp4", "video"),
            "referenceAudio" => Entries(size, "mp3", "audio"),
            _ => size,
        };
        var own = ModelCatalogue.Current.Check(model.Operation, model.Model, Bodies.Element(body));
        var (taken, answer) = await witness.CreateAsync(model.Operation, body);
        Assert.True(own.IsValid == isTaken && taken == isTaken, $"{member} {size}: {own.Problems.FirstOrDefault()} {answer}");
    }

    private static JsonArray Entries(int count, string extension, string? type) =>
        [.. Enumerable.Range(0, count).Select(i => type is null ? new JsonObject { ["uri"] = $"https://media.example/{i}.{extension}" } : new JsonObject { ["type"] = type, ["uri"] = $"https://media.example/{i}.{extension}" })];
}
