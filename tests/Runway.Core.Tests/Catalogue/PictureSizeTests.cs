using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Runway.Tests.Catalogue;

/// <summary>
/// Every limit on the size of a picture, with valid and invalid sizes and in every format: the module, which reads its limits
/// from the catalogue, and the emulator, which has its own table and reader, give the same result.
/// </summary>
public sealed class PictureSizeTests(Witness witness, ITestOutputHelper output) : IClassFixture<Witness>
{
    [Fact]
    public async Task The_module_and_the_emulator_agree_on_every_size_at_a_bound()
    {
        var wrong = new List<string>();
        var (limits, bodies) = (0, 0);
        foreach (var (model, member) in Limited())
        {
            limits++;
            foreach (var ((width, height), fits) in Sizes(member.Media!))
            {
                foreach (var (name, form) in PictureBytes.Forms)
                {
                    bodies++;
                    var body = Body(model, member, $"data:{form.Type};base64,{Convert.ToBase64String(form.Of(width, height))}");
                    var own = ModelCatalogue.Current.Check(model.Operation, model.Model, Bodies.Element(body));
                    var (taken, answer) = await witness.CreateAsync(model.Operation, body);
                    if (own.IsValid != fits || taken != fits)
                    {
                        wrong.Add($"{model.Operation} {model.Model} {member.Name}, a {name} of {width} x {height}: right is {fits}, the module {own.IsValid}, the emulator {taken}. {answer}");
                    }
                }
            }
        }

        output.WriteLine($"{bodies} pictures at the bounds of {limits} members");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(limits >= 7 && bodies > 150, $"{limits} members, {bodies} pictures");
    }

    [Theory]
    [InlineData("image_to_video", "h3_max", 255, 400, "has 255 x 400 pixels: a side that h3_max does not take.", "Allowed: sides of at least 256 pixels. Resize or crop the picture, or choose another model.")]
    [InlineData("image_to_video", "gen4_turbo", 2400, 1000, "has 2400 x 1000 pixels: a shape that gen4_turbo does not take.", "Allowed: a width of 0.5 to 2.358 times the height. Resize or crop the picture, or choose another model.")]
    [InlineData("image_upscale", "magnific_precision_upscaler_v2", 4000, 4000, "has 4000 x 4000 pixels, to be enlarged 2 times: a result that magnific_precision_upscaler_v2 does not take.", "sides of 300 to 8,000 pixels, at most 25,300,000 pixels in the result.")]
    public void The_error_for_a_local_file_says_what_is_wrong_what_is_allowed_and_what_to_do(string operation, string model, int width, int height, string wrong, string action)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, form) in PictureBytes.Forms)
        {
            // Above 5 MB it would be uploaded first.
            foreach (var size in new long[] { 0, 8_000_000 })
            {
                var file = MediaSource.FromFile(folder.Write($"{name}{size}", form.Of(width, height), size));
                GenerationRequest request = operation == "image_upscale"
                    ? new ImageUpscaleRequest { Model = model, Image = file }
                    : new ImageToVideoRequest { Model = model, Image = file, PromptText = "x", Ratio = model == "gen4_turbo" ? "1280:720" : null };

                var error = Assert.Throws<RunwayException>(() => RequestReview.Of(request));

                Assert.Equal("RunwayInvalidMedia", error.ErrorId);
                Assert.Equal($"'{file.Text}' {wrong}", error.Message);
                Assert.Contains(action, error.RecommendedAction);
            }
        }
    }

    [Fact]
    public void The_upscale_factor_limits_the_size_of_the_input()
    {
        using var folder = new TemporaryFolder();
        var file = MediaSource.FromFile(folder.Write("a.png", PictureBytes.Png(2000, 1500)));
        var request = new ImageUpscaleRequest { Model = ImageUpscaleRequest.DefaultModel, Image = file };

        _ = RequestReview.Of(request);
        Assert.Contains("4 times", Assert.Throws<RunwayException>(() => RequestReview.Of(request with { ScaleFactor = 4 })).Message);
    }

    [Fact]
    public async Task A_picture_that_may_be_rotated_is_refused_only_if_neither_orientation_fits()
    {
        var model = ModelCatalogue.Current.Find("image_to_video", "gen4_turbo")!;
        foreach (var (width, height, fits) in new[] { (430, 1000, true), (1000, 430, true), (400, 1000, false), (1000, 400, false) })
        {
            var body = Body(model, model.Member("promptImage")!, $"data:image/jpeg;base64,{Convert.ToBase64String(PictureBytes.Jpeg(width, height, hasExif: true))}");
            Assert.Equal(fits, ModelCatalogue.Current.Check(model.Operation, model.Model, Bodies.Element(body)).IsValid);
            Assert.Equal(fits, (await witness.CreateAsync(model.Operation, body)).Accepted);
        }
    }

    [Fact]
    public void A_picture_without_a_readable_size_and_a_remote_picture_are_not_checked()
    {
        using var folder = new TemporaryFolder();
        var endless = Enumerable.Repeat((byte)0xFF, 300_000).ToArray();
        endless[1] = 0xD8;
        foreach (var bytes in new[] { Sample.Png, PictureBytes.Png(0, 0), PictureBytes.Jpeg(10, 0), PictureBytes.Jpeg(10, 10)[..28], endless, [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, .. new byte[40]], Sample.WebP })
        {
            Assert.Null(PictureHeader.OfFile(folder.Write("a.png", bytes)));
        }

        Assert.Null(PictureHeader.OfFile(folder["none.png"]));
        foreach (var address in new[] { "https://media.example/1x1.png", "runway://12345678-1x1" })
        {
            _ = RequestReview.Of(new ImageToVideoRequest { Model = "h3_max", PromptText = "x", Image = MediaSource.FromAddress(address) });
        }
    }

    private static IEnumerable<(RunwayModel Model, ModelMember Member)> Limited() =>
        from model in ModelCatalogue.Current.Models
        where model.Status == RunwayModelStatus.Live
        from member in model.Members
        where member.Media is { HasSizes: true }
        select (model, member);

    // At each bound and one pixel past it, within the other bounds.
    private static IEnumerable<((int Width, int Height) Size, bool Fits)> Sizes(MemberMedia media)
    {
        var middle = Math.Max(1000, media.MinSide ?? 0);
        yield return ((middle, middle), true);
        if (media.MinSide is { } least)
        {
            yield return ((least, least), true);
            yield return ((least - 1, middle), false);
            yield return ((middle, least - 1), false);
        }

        if (media.MaxSide is { } most)
        {
            yield return ((most, media.MinSide ?? 1), true);
            yield return ((most + 1, media.MinSide ?? 1), false);
            yield return ((media.MinSide ?? 1, most + 1), false);
        }

        if (media.MinShape is { } narrow)
        {
            yield return (((int)Math.Round(narrow * 1000), 1000), true);
            yield return (((int)Math.Round(narrow * 1000) - 1, 1000), false);
        }

        if (media.MaxShape is { } wide)
        {
            yield return (((int)Math.Round(wide * 1000), 1000), true);
            yield return (((int)Math.Round(wide * 1000) + 1, 1000), false);
        }

        if (media.MaxOutputPixels is { } pixels)
        {
            yield return ((5000, (int)(pixels / 4 / 5000)), true);
            yield return ((5000, (int)(pixels / 4 / 5000) + 1), false);
        }
    }

    private static JsonObject Body(RunwayModel model, ModelMember member, string address)
    {
        var body = Bodies.Minimal(model);
        body[member.Name] = member.Type == "array" ? new JsonArray(new JsonObject { ["uri"] = address }) : address;
        return body;
    }
}
