namespace Runway.Tests.Files;

public sealed class FileWorkTests
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int DiskFull = unchecked((int)0x80070070);

    [Fact]
    public void A_file_that_another_process_has_open_is_tried_again()
    {
        var attempts = 0;

        var result = FileWork.Retry(() => ++attempts < 3 ? throw new IOException("in use", SharingViolation) : attempts);

        Assert.Equal(3, result);
    }

    [Fact]
    public void A_file_that_another_process_keeps_open_is_an_error_after_a_second()
    {
        var attempts = 0;

        Assert.Throws<IOException>(() => FileWork.Retry<int>(() =>
        {
            attempts++;
            throw new IOException("in use", SharingViolation);
        }));

        Assert.Equal(20, attempts);
    }

    [Fact]
    public void Any_other_error_is_not_tried_again()
    {
        var attempts = 0;

        Assert.Throws<IOException>(() => FileWork.Retry<int>(() =>
        {
            attempts++;
            throw new IOException("full", DiskFull);
        }));

        Assert.Equal(1, attempts);
    }
}
