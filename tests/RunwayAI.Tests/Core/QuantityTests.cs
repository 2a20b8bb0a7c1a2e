using System.Globalization;

namespace Runway.Tests.RunwayAI;

/// <summary>Sizes, lengths and times as text, in every culture alike.</summary>
public sealed class QuantityTests : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;

    public QuantityTests() => CultureInfo.CurrentCulture = new CultureInfo("de-DE");

    public void Dispose() => CultureInfo.CurrentCulture = _culture;

    [Theory]
    [InlineData("2MB", 2L << 20)]
    [InlineData("50MB", 50L << 20)]
    [InlineData("1.5 GB", 3L << 29)]
    [InlineData("512KiB", 512L << 10)]
    [InlineData("300 bytes", 300L)]
    [InlineData("300", 300L)]
    [InlineData(" 7 kb ", 7L << 10)]
    [InlineData("1,5MB", null)]
    [InlineData("-1MB", null)]
    [InlineData("big", null)]
    [InlineData("1e5", null)]
    [InlineData("999999999999999TB", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_size_is_a_number_of_bytes(string? text, long? expected) => Assert.Equal(expected, MediaQuantity.ParseBytes(text));

    [Theory]
    [InlineData("30s", 30d)]
    [InlineData("1.5s", 1.5)]
    [InlineData("500ms", 0.5)]
    [InlineData("1m30s", 90d)]
    [InlineData("1h 2 min", 3720d)]
    [InlineData("2 minutes", 120d)]
    [InlineData("45 secs", 45d)]
    [InlineData("30", 30d)]
    [InlineData("00:01:30", 90d)]
    [InlineData("1,5s", null)]
    [InlineData("s", null)]
    [InlineData("-3s", null)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public void A_length_is_a_time_span(string? text, double? seconds) => Assert.Equal(seconds, MediaQuantity.ParseDuration(text)?.TotalSeconds);

    [Theory]
    [InlineData("2024-09-12T10:00:00Z", "2024-09-12T10:00:00+00:00")]
    [InlineData("2024-09-12T10:00:00+02:00", "2024-09-12T10:00:00+02:00")]
    [InlineData("2024-09-12", "2024-09-12T00:00:00+00:00")]
    [InlineData("soon", null)]
    public void A_time_has_an_offset(string text, string? expected) =>
        Assert.Equal(expected, MediaQuantity.ParseTime(text)?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("""{"video_id":"v","size":"50MB","duration":"30s","created_at":"2024-09-12T10:00:00Z"}""", 52428800L, 30d, "50MB", "30s")]
    [InlineData("""{"video_id":"v","size":123,"duration":1.5,"created_at":"2024-09-12T10:00:00Z"}""", 123L, 1.5d, "123", "1.5")]
    [InlineData("""{"size":"huge","duration":null,"note":[1]}""", null, null, "huge", null)]
    public async Task Metadata_are_typed_and_keep_their_original_text(string body, long? size, double? seconds, string? sizeText, string? durationText)
    {
        var service = new FakeService { Answer = _ => FakeService.Json(body) };
        using var connection = service.ConnectAI();

        var read = await connection.Operations.GetVideoMetadataAsync(RunwayAIMedia.FromUrl("https://x.test/a b.mp4?c=1&d=ä"), null, default);

        Assert.Equal((size, seconds, sizeText, durationText, body), (read.Size, read.Duration?.TotalSeconds, read.SizeText, read.DurationText, read.Response));
        Assert.Equal("?video_url=https%3A%2F%2Fx.test%2Fa%20b.mp4%3Fc%3D1%26d%3D%C3%A4", service.Requests[0].Url.Query);
    }
}
