namespace Runway.Tests;

/// <summary>The content of a data URI follows the same rules as a file.</summary>
public sealed class DataUriTests
{
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ";

    [Theory]
    [InlineData("data:image/gif;base64,R0lGODlhAQABAAAAACw=")]
    [InlineData("data:image/png;base64,R0lGODlhAQABAAAAACw=")]
    [InlineData("data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=")]
    [InlineData("data:image/png;base64,")]
    [InlineData("data:image/png;base64,!!!!")]
    [InlineData("data:image/png,abc")]
    [InlineData("data:image/jpeg;base64," + Png)]
    [InlineData("data:image/heic;base64,AAAAGGZ0eXBoZWljAAAAAGhlaWNtaWYx")]
    public void A_data_URI_with_invalid_content_is_refused(string uri) =>
        Assert.Equal(RunwayErrors.InvalidMedia, Assert.Throws<RunwayException>(() => MediaSource.FromAddress(uri).Require(MediaKind.Image)).Error);

    [Fact]
    public void A_picture_in_a_data_URI_is_accepted() => MediaSource.FromAddress("data:image/png;base64," + Png).Require(MediaKind.Image);
}
