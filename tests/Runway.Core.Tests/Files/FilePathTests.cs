namespace Runway.Tests.Files;

public sealed class FilePathTests : IDisposable
{
    private readonly bool _before = FilePath.IgnoresCase;
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        FilePath.IgnoresCase = _before;
        _folder.Dispose();
    }

    [Theory]
    [InlineData(@"C:\h4\Nightly\a.png", @"c:\H4\nightly\A.PNG", true, true)]
    [InlineData(@"C:\h4\Nightly\a.png", @"c:\H4\nightly\A.PNG", false, false)]
    [InlineData("/out/a.png", "/out/a.png", false, true)]
    [InlineData("/out/a.png", "/out/b.png", true, false)]
    [InlineData(@"\\?\C:\out\a.png", @"C:\out\a.png", false, true)]
    [InlineData(@"\\?\UNC\server\share\a.png", @"\\server\share\a.png", false, true)]
    [InlineData(@"\\?\UNC\server\share\a.png", @"C:\server\share\a.png", true, false)]
    [InlineData(null, "/out/a.png", false, false)]
    [InlineData(null, null, false, true)]
    public void Paths_compare_as_the_file_system_does(string? one, string? other, bool ignoresCase, bool expected)
    {
        FilePath.IgnoresCase = ignoresCase;

        Assert.Equal(expected, FilePath.AreSame(one, other));
    }

    [Theory]
    [InlineData(@"\\?\Volume{b75e2c83-0000-0000-0000-602f00000000}\a.png")]
    [InlineData(@"\\.\pipe\a")]
    [InlineData("/out/a.png")]
    public void A_path_without_a_plain_form_is_unchanged(string path) => Assert.Equal(path, FilePath.Plain(path));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_output_is_found_by_its_name_in_another_case_if_the_file_system_ignores_case(bool ignoresCase)
    {
        FilePath.IgnoresCase = ignoresCase;
        var journal = TaskJournal.At(Path.Combine(_folder.Path, "journal"));
        var file = new FileInfo(Path.Combine(_folder.Path, "A.png"));
        await File.WriteAllBytesAsync(file.FullName, [1, 2, 3]);
        var task = new RunwayTask { Id = "t1", Output = ["https://out.test/a.png"] };
        await journal.SavedAsync(task, 1, file, DateTimeOffset.UtcNow);

        var record = Assert.Single(journal.Read());

        Assert.True(record.HasSaved(1, file));
        Assert.Equal(ignoresCase, record.HasSaved(1, Renamed(file)));
    }

    // The name in another case, which is the same file if the file system ignores case.
    private static FileInfo Renamed(FileInfo file)
    {
        var other = Path.Combine(file.DirectoryName!, file.Name.ToLowerInvariant());
        if (!File.Exists(other))
        {
            File.Copy(file.FullName, other);
        }

        return new FileInfo(other);
    }
}
