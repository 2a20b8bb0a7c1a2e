namespace Runway.Tests;

/// <summary>The names for completion: other processes have them, too, and nothing fails where they cannot be kept.</summary>
public sealed class SeenNamesTests : IDisposable
{
    private const string Service = "https://api.example/#one";
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"runway-names-{Guid.NewGuid():N}");

    private string File => Path.Combine(_folder, "names.json");

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void Another_process_has_what_was_saved()
    {
        var first = New();
        first.Note(Service, SeenNames.Voice, "v2", "Night");
        first.Note(Service, SeenNames.Voice, "v1", "Desk");
        first.Note(Service, SeenNames.Avatar, "a1", "Front");
        first.Save();

        Assert.Equal([("v1", "Desk"), ("v2", "Night")], New().Of(Service, SeenNames.Voice));
        Assert.Equal([("a1", "Front")], New().Of(null, SeenNames.Avatar));
        Assert.Empty(New().Of("https://api.example/#other", SeenNames.Voice));
    }

    [Fact]
    public void Two_processes_add_to_each_other()
    {
        var (first, second) = (New(), New());
        first.Note(Service, SeenNames.Voice, "v1", "Desk");
        second.Note(Service, SeenNames.Voice, "v2", "Night");
        first.Save();
        second.Save();

        Assert.Equal(["v1", "v2"], New().Of(Service, SeenNames.Voice).Select(seen => seen.Id));
    }

    [Fact]
    public void A_new_name_replaces_the_old_one_and_what_was_deleted_is_forgotten()
    {
        var names = New();
        names.Note(Service, SeenNames.Voice, "v1", "Desk");
        names.Note(Service, SeenNames.Voice, "v2", "Night");
        names.Save();
        names.Note(Service, SeenNames.Voice, "v1", "Front");
        names.Forget(Service, SeenNames.Voice, "v2");

        Assert.Equal([("v1", "Front")], names.Of(Service, SeenNames.Voice));
        names.Save();
        Assert.Equal([("v1", "Front")], New().Of(Service, SeenNames.Voice));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("""[{"id":"x"}]""")]
    public void A_damaged_file_is_replaced(string content)
    {
        Directory.CreateDirectory(_folder);
        System.IO.File.WriteAllText(File, content);
        var names = New();
        names.Note(Service, SeenNames.Voice, "v1", "Desk");
        names.Save();

        Assert.Equal([("v1", "Desk")], New().Of(Service, SeenNames.Voice));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_no_error_and_this_process_has_the_names()
    {
        Directory.CreateDirectory(File);
        var names = New();
        names.Note(Service, SeenNames.Voice, "v1", "Desk");
        names.Save();

        Assert.Equal([("v1", "Desk")], names.Of(Service, SeenNames.Voice));
    }

    [Fact]
    public void Names_without_a_journal_are_in_no_file()
    {
        var names = new SeenNames(null);
        names.Note(Service, SeenNames.Voice, "v1", "Desk");
        names.Save();

        Assert.Equal([("v1", "Desk")], names.Of(Service, SeenNames.Voice));
    }

    [Fact]
    public void Clearing_deletes_the_file()
    {
        var names = New();
        names.Note(Service, SeenNames.Voice, "v1", "Desk");
        names.Save();
        names.Clear();

        Assert.Empty(names.Of(Service, SeenNames.Voice));
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void Only_the_owner_may_read_the_file()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var names = New();
        names.Note(Service, SeenNames.Voice, "v1", "Desk");
        names.Save();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public void The_file_does_not_grow_without_limit()
    {
        var names = New();
        for (var i = 0; i < 6000; i++)
        {
            names.Note(Service, SeenNames.Voice, $"v{i}", $"n{i}");
        }

        names.Save();

        Assert.Equal(5000, New().Of(Service, SeenNames.Voice).Count);
        Assert.Contains(("v5999", "n5999"), New().Of(Service, SeenNames.Voice));
    }

    private SeenNames New() => new(_folder);
}
