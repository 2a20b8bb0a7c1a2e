namespace Runway.Tests;

/// <summary>The folders of killed rehearsals: only those that no process can use are deleted.</summary>
public sealed class TemporaryJournalTests : IDisposable
{
    private static readonly JournalOwner Dead = JournalOwner.Current with { Process = int.MaxValue, Started = "1" };
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"runway-emulator-test{Guid.NewGuid():N}");

    public TemporaryJournalTests() => JournalOutput.CreateFolder(_folder);

    public static TheoryData<string, bool> Owners => new()
    {
        { "dead", true },
        { "dead before the system was started again", true },
        { "alive", false },
        { "another process with its id", true },
        { "another machine", false },
        { "another container", false },
        { "unknown start", false },
        { "nobody", false },
    };

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Owners))]
    public void Only_folders_of_processes_that_certainly_ended_are_deleted(string owner, bool isDeleted)
    {
        Write("owner", owner switch
        {
            "dead" => Dead,
            "dead before the system was started again" => Dead with { Boot = "earlier" },
            "alive" => JournalOwner.Current,
            "another process with its id" => JournalOwner.Current with { Started = "1" },
            "another machine" => Dead with { Host = "elsewhere" },
            "another container" => Dead with { PidNamespace = "pid:[1]" },
            "unknown start" => Dead with { Started = string.Empty },
            _ => null,
        });

        TemporaryJournal.Delete(TemporaryJournal.Create());

        Assert.Equal(isDeleted, !Directory.Exists(_folder));
    }

    [Fact]
    public void A_folder_that_another_process_uses_is_kept()
    {
        Write("owner", Dead);
        Write("a.jsonl", JournalOwner.Current);

        TemporaryJournal.Delete(TemporaryJournal.Create());

        Assert.True(Directory.Exists(_folder));
    }

    [Fact]
    public void A_folder_that_other_users_can_write_to_is_not_read()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Write("owner", Dead);
        File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherWrite);

        TemporaryJournal.Delete(TemporaryJournal.Create());

        Assert.True(Directory.Exists(_folder));
    }

    private void Write(string name, JournalOwner? owner) =>
        File.WriteAllBytes(Path.Combine(_folder, name), owner is null ? [] : LineBuffer.Of(new() { Event = JournalEvent.Begin, At = DateTimeOffset.UtcNow, Owner = owner }).ToArray());
}
