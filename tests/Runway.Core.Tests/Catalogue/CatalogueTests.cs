using System.Text.Json;

namespace Runway.Tests.Catalogue;

/// <summary>The content of the catalogue, and that the emulator has the same models.</summary>
public sealed class CatalogueTests(Witness witness) : IClassFixture<Witness>
{
    private static readonly ModelCatalogue Catalogue = ModelCatalogue.Current;

    public static TheoryData<string, string> Models()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var model in Catalogue.Models)
        {
            pairs.Add(model.Operation, model.Model);
        }

        return pairs;
    }

    [Fact]
    public void The_catalogue_has_the_operations_that_create_tasks() => Assert.Equal(
        [
            "character_performance", "frame_interpolation", "image_to_video", "image_upscale", "lip_sync", "sound_effect",
            "speech_to_speech", "text_to_image", "text_to_speech", "text_to_video", "video_to_hdr", "video_to_video",
            "video_upscale", "voice_dubbing", "voice_isolation",
        ],
        Catalogue.Operations.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Models))]
    public async Task The_smallest_valid_request_is_accepted_by_the_module_and_by_the_emulator(string operation, string name)
    {
        var model = Catalogue.Find(operation, name)!;
        var body = Bodies.Minimal(model);

        var check = Catalogue.Check(operation, name, Bodies.Element(body));
        var (accepted, answer) = await witness.CreateAsync(operation, body);

        Assert.True(accepted == (model.Status != RunwayModelStatus.Retired), answer);
        Assert.Equal(accepted, check.IsValid);
        Assert.Equal(model.Status == RunwayModelStatus.Unverified, check.Warnings.Count > 0);
        Assert.Equal(model.Status == RunwayModelStatus.Live, model.Note is null);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Every_listed_value_is_accepted(string operation, string name)
    {
        var model = Catalogue.Find(operation, name)!;
        if (model.Status == RunwayModelStatus.Retired)
        {
            return;
        }

        // Values that need other members are tested in BoundsTableTests.
        foreach (var member in model.Members.Where(m => (m.Type == "string" || m.Forms.Count > 0) && !model.Conditions.Any(c => c.When.Any(w => w.Path == m.Name))))
        {
            foreach (var value in member.Values)
            {
                var body = Bodies.With(model, member.Name, JsonSerializer.Serialize(value));
                Assert.Empty(Catalogue.Check(operation, name, Bodies.Element(body)).Problems);
                var (accepted, answer) = await witness.CreateAsync(operation, body);
                Assert.True(accepted, answer);
            }
        }
    }

    [Fact]
    public void A_member_has_its_limits_values_default_and_media()
    {
        var model = Catalogue.Find("text_to_video", "seedance2")!;
        Assert.Equal("1 to 3,500 characters", model.Member("promptText")!.Limits);
        Assert.Equal("whole numbers from 4 to 15, or auto", model.Member("duration")!.Limits);
        Assert.Equal(["auto"], model.Member("duration")!.Values);
        Assert.Equal("true", model.Member("audio")!.Default);
        Assert.Equal("at most 9 entries", model.Member("references")!.Limits);
        Assert.Equal(15, model.Member("referenceVideos")!.Media!.MaxTotalSeconds);
        Assert.Null(model.Member("negativePrompt"));
    }

    [Fact]
    public void Voices_and_languages_are_known()
    {
        var voice = Catalogue.Find("text_to_speech", "eleven_v3")!.Member("voice")!;
        Assert.Equal(49, voice.Members.Single(m => m.Name == "presetId").Values.Count);
        Assert.Equal(29, Catalogue.Find("voice_dubbing", "eleven_voice_dubbing")!.Member("targetLang")!.Values.Count);
    }

    [Fact]
    public void A_model_of_several_operations_is_found_in_each()
    {
        Assert.Equal(["image_to_video", "text_to_video", "video_to_video"], Catalogue.OperationsOf("seedance2").Order());
        Assert.Empty(Catalogue.OperationsOf("gen9"));
        Assert.Empty(Catalogue.ModelsOf("text_to_smell"));
        Assert.Equal(["gen4", "gen4_turbo"], Catalogue.ModelsOf("lip_sync").Select(m => m.Model));
    }

    [Fact]
    public void Files_have_limits_by_kind()
    {
        Assert.Equal(["image", "video", "audio"], Catalogue.Media.Select(m => m.Kind));
        Assert.All(Catalogue.Media, m => Assert.True(m.UploadMinBytes < m.DataUriCharacters && m.DataUriCharacters < m.UrlBytes && m.UrlBytes < m.UploadBytes));
        Assert.DoesNotContain("image/gif", Catalogue.Media[0].Types);
    }

    [Fact]
    public void The_catalogue_has_the_date_of_its_facts()
    {
        Assert.True(Catalogue.FactsDate > new DateOnly(2026, 8, 8));
        Assert.Matches("^20[0-9]{2}-[01][0-9]-[0-3][0-9]$", Catalogue.PricesDate);
        Assert.All(Catalogue.Models, m => Assert.Equal(Catalogue.FactsDate, m.AsOf));
        Assert.Contains($"as of {Catalogue.FactsDate:yyyy-MM-dd}", File.ReadAllText(ReconciledDocument.PathOf("README.md")));
    }
}
