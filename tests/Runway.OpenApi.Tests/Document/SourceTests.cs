using Runway.OpenApi.Merging;

namespace Runway.OpenApi.Tests.Document;

public sealed class SourceTests
{
    [Fact]
    public void The_image_source_has_the_seeds_tokens_in_order()
    {
        var tokens = Tokens(Repository.Source("image.openapi.yaml"));
        Assert.Equal(680, tokens.Length);
        Assert.Equal(Tokens(Repository.Seed("seed-000.txt")), tokens);
    }

    [Fact]
    public void The_video_source_equals_the_seed()
    {
        var source = Repository.Source("video.openapi.yaml");
        Assert.StartsWith("openapi: 3.1.0\n", source);
        Assert.Equal(Repository.Seed("seed-002.txt").TrimEnd('\n'), source.TrimEnd('\n'));
    }

    [Fact]
    public void The_cheat_sheet_has_all_seven_paths()
    {
        var source = SourceDocument.Parse("cheat-sheet", Repository.Source("cheat-sheet.openapi.yaml"));
        Assert.Equal(
            [
                "/v1/image_to_video", "/v1/text_to_image", "/v1/video_upscale", "/v1/character_performance", "/v1/tasks/{id}",
                "/v1/organization", "/v1/organization/usage",
            ],
            source.Document["paths"]!.AsObject().Select(p => p.Key));
        Assert.Equal(8, Walk.Operations(source.Document).Count);
    }

    private static string[] Tokens(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
