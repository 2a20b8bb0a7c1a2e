using System.Text.Json;

namespace Runway.Tests;

/// <summary>
/// The hashes of -SkipExisting. The values below are in the journals of users: if one changes, a batch that ran before is
/// created again. A change of a default, or of the form of a request, also fails here and must not change the hash.
/// </summary>
public sealed class FingerprintTests
{
    private static readonly Dictionary<string, string> Golden = new()
    {
        ["image"] = "2:bba314a63c4453fd454ee83de685003a",
        ["image with all"] = "2:5ae55f407938d1104203c8c5cac4e328",
        ["text to video"] = "2:94e167f7a8662f4e39185fdb51d1c992",
        ["text to video, automatic"] = "2:b2dcc1a927584cabc256511bf3cb7e8b",
        ["text to video, defaults"] = "2:a148141663a9d0b470cf046d4bda1267",
        ["image to video"] = "2:1ad25f34889fded0d2f8e593b4ed4d84",
        ["video to video"] = "2:e122646fd55d9d58ecca1defd0c71932",
        ["image upscale"] = "2:e470bd13487b8d3030bb9fcad1517506",
        ["video upscale"] = "2:19341b8c273127908dda54cf9f07026b",
        ["frame rate"] = "2:9ccdd301f72fe21aba11f621fd97c1bb",
        ["hdr"] = "2:1310881fc9d2a8fb0b2933e1b185afba",
        ["frame interpolation"] = "2:2ecd2f1182b9a02bf3507b361705e6b6",
        ["character"] = "2:58dc7b609bf4e86f13ef6574a5d8fa37",
        ["lip sync"] = "2:6f40146d862d3bca6f0a6514f2b96dc3",
        ["speech"] = "2:f3784cda8d5e94ec228e1546baec6a6f",
        ["speech of a sample"] = "2:c16b4996e4a6c2f83300c967f793379b",
        ["sound effect"] = "2:83b9fa0de01c1cfa831f88acea0ff965",
        ["voice conversion"] = "2:d6615ddd59e0e92aee60c7015a1b2e58",
        ["dubbing"] = "2:3345e7345a3c66280cac53bc2db80cc8",
        ["isolation"] = "2:7d096b9552580fef04610b12e0989373",
    };

    // From the version that hashed the request as C# serialised it.
    private static readonly Dictionary<string, string> GoldenOfEarlierVersions = new()
    {
        ["image"] = "911662c8d5db03437352832e1de527b9",
        ["image with all"] = "7c463011982953547a3322cfeadc15bc",
        ["text to video"] = "2687f2e49f73e9b9f542cd18bc0d359a",
        ["text to video, automatic"] = "36147d72604cd079ee315dea24f1a8b2",
        ["text to video, defaults"] = "b3a04f87aa62a40b804cf15b243f6d72",
        ["image to video"] = "8af547db99b89fab436f84108f62a71c",
        ["video to video"] = "440bb242c1c05a37aeca46bcf0b4054f",
        ["image upscale"] = "341a4e76f90bf406f204a68ac1fe5f1c",
        ["video upscale"] = "fccdfb5fba659c34824ca9da2c33bd75",
        ["frame rate"] = "f126d02d85bb1a2a451184cdc9be7ae7",
        ["hdr"] = "d4c36aff32672886bf3e92a8068315b3",
        ["frame interpolation"] = "db485c00a99f6f4ed23beaaca8821d3d",
        ["character"] = "9ed931d1929a7159aa19a66a31f69a05",
        ["lip sync"] = "79c0f76a9881b69b74d697195cc8f344",
        ["speech"] = "aa79494f754858671ab3b90e56e97352",
        ["speech of a sample"] = "97e2c5e3026fadeba346c9f607bf5a66",
        ["sound effect"] = "809d84f38423333fe01a7a4cbf47449c",
        ["voice conversion"] = "0dced7baf68180c0d41223cdbe3a2a15",
        ["dubbing"] = "99c5a9c45c304cdd1b5675d029ee3d99",
        ["isolation"] = "b1c730a78aadc6b494d7cb3969d7c962",
    };

    public static TheoryData<string> Names => [.. GoldenRequests.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_fingerprint_of_a_request_does_not_change_between_versions(string name)
    {
        // A default duration that earlier versions did not send is left out for it.
        var request = GoldenRequests.All[name];
        var review = RequestReview.WithoutCatalogue(request);
        Assert.Equal(Golden[name], RequestFingerprint.BeforeDurationOf(review) ?? Of(request));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_request_is_found_by_its_fingerprint_of_earlier_versions(string name) =>
        Assert.Equal(GoldenOfEarlierVersions[name], Assert.Single(FormerFingerprint.Of(GoldenRequests.All[name])));

    [Fact]
    public void Every_operation_has_a_recorded_fingerprint() =>
        Assert.Equal(ModelCatalogue.Current.Operations.Order(), GoldenRequests.All.Values.Select(r => r.Operation).Distinct().Order());

    [Fact]
    public void The_order_of_members_does_not_matter() =>
        Assert.Equal(OfBody("""{"a":1,"b":{"c":[1,{"d":true,"e":null}],"f":"x"}}"""), OfBody("""{"b":{"f":"x","c":[1,{"e":null,"d":true}]},"a":1}"""));

    [Fact]
    public void The_order_of_a_list_matters() => Assert.NotEqual(OfBody("""{"a":[1,2]}"""), OfBody("""{"a":[2,1]}"""));

    [Theory]
    [InlineData("5", "5.0")]
    [InlineData("5", "0.5e1")]
    [InlineData("5", "500E-2")]
    [InlineData("0", "-0.00e7")]
    [InlineData("0.1", "1e-1")]
    [InlineData("-120", "-1.2E+2")]
    [InlineData("4294967295", "4294967295.000")]
    public void A_number_is_compared_by_its_value(string one, string other) => Assert.Equal(OfBody($$"""{"a":{{one}}}"""), OfBody($$"""{"a":{{other}}}"""));

    [Theory]
    [InlineData("5", "50")]
    [InlineData("5", "-5")]
    [InlineData("5", "\"5\"")]
    [InlineData("0.1", "0.10000000000000001")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("true", "\"true\"")]
    [InlineData("null", "\"\"")]
    [InlineData("[\"a\",\"b\"]", "[\"a\\\"1:b\"]")]
    [InlineData("[[],[]]", "[[[]]]")]
    public void Another_value_is_another_request(string one, string other) => Assert.NotEqual(OfBody($$"""{"a":{{one}}}"""), OfBody($$"""{"a":{{other}}}"""));

    [Fact]
    public void Another_operation_is_another_request() =>
        Assert.NotEqual(RequestFingerprint.Of("image_to_video", default), RequestFingerprint.Of("text_to_video", default));

    [Fact]
    public void A_file_is_compared_by_its_full_path()
    {
        using var folder = new TemporaryFolder();
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(folder.Path, "a.png"));
        var video = new ImageToVideoRequest { Model = "gen4_turbo", PromptText = "a boat", Image = MediaSource.FromFile(relative) };
        Assert.Equal(Of(video), Of(video with { Image = MediaSource.FromFile(Path.Combine(folder.Path, "a.png")) }));
        Assert.NotEqual(Of(video), Of(video with { Image = MediaSource.FromFile(Path.Combine(folder.Path, "b.png")) }));
    }

    [Fact]
    public void Additional_members_of_earlier_versions_are_found_in_any_order()
    {
        var members = Enumerable.Range(0, 4).ToDictionary(i => $"m{i}", i => JsonSerializer.SerializeToElement(i));
        var request = new ImageRequest { Model = "gen4_image", PromptText = "a lighthouse", AdditionalProperties = members };
        var reversed = request with { AdditionalProperties = members.Reverse().ToDictionary() };
        Assert.Equal(24, FormerFingerprint.Of(request).Distinct().Count());
        Assert.Contains(FormerFingerprint.Of(reversed).First(), FormerFingerprint.Of(request));
        Assert.Equal(Of(reversed), Of(request));
    }

    private static string Of(GenerationRequest request) => RequestFingerprint.Of(request.Operation, request.ToBody().Json);

    private static string OfBody(string json) => RequestFingerprint.Of("x", JsonDocument.Parse(json).RootElement);
}
