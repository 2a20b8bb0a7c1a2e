using System.Collections.Concurrent;
using Runway.Files;

namespace Runway.Journal;

/// <summary>
/// The journal folders of emulators, in the system's folder for temporary files. Each is deleted when its connection closes or its
/// process ends. What a killed process has left is deleted by the next process that makes one.
/// </summary>
internal static class TemporaryJournal
{
    private const string Prefix = "runway-emulator-";

    // Written before the first line of the journal, and not part of it.
    private const string OwnerFile = "owner";
    private static readonly TimeSpan MaxWaitForDisk = TimeSpan.FromSeconds(2);
    private static readonly ConcurrentDictionary<string, bool> OfProcess = new(FilePath.Comparer);

    /// <summary>Creates a folder whose name nobody can guess.</summary>
    /// <exception cref="RunwayException">It cannot be written.</exception>
    public static string Create()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"{Prefix}{Guid.NewGuid():N}");
        try
        {
            DeleteLeft();
            ProcessEnd.Watch();
            JournalOutput.CreateFolder(folder);
            OfProcess[folder] = true;
            File.WriteAllBytes(Path.Combine(folder, OwnerFile), LineBuffer.Of(new() { Event = JournalEvent.Begin, At = DateTimeOffset.UtcNow, Owner = JournalOwner.Current }).ToArray());
            return folder;
        }
        catch (Exception e) when (FileWork.IsFileError(e))
        {
            throw JournalWriter.NotWritable(folder, e);
        }
    }

    /// <summary>Deletes a folder of this process, unless another process has begun to use it.</summary>
    public static void Delete(string folder)
    {
        try
        {
            TaskJournal.At(folder).CloseAsync().Wait(MaxWaitForDisk);
        }
        catch (AggregateException)
        {
            // Lines that could not be written are deleted with the rest.
        }

        TryDelete(folder, owner => owner == JournalOwner.Current || owner.IsDead);
    }

    /// <summary>Deletes all folders of this process. A command that was still running may have written into a deleted one again.</summary>
    public static void DeleteAll()
    {
        foreach (var folder in OfProcess.Keys)
        {
            Delete(folder);
        }
    }

    private static void DeleteLeft()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*").Where(f => !OfProcess.ContainsKey(f)))
        {
            TryDelete(folder, owner => owner.IsDead);
        }
    }

    private static void TryDelete(string folder, Func<JournalOwner, bool> isOver)
    {
        try
        {
            if (!Directory.Exists(folder) || new DirectoryInfo(folder).LinkTarget is not null)
            {
                return;
            }

            // Anybody may create a folder beside it; that of another user is not touched.
            PrivateFile.RequireFolder(folder);
            var owners = Directory.EnumerateFiles(folder, "*.jsonl").Append(Path.Combine(folder, OwnerFile)).Where(File.Exists).Select(f => JournalFile.Read(f).Owner).OfType<JournalOwner>().ToList();
            if (owners.Count > 0 && owners.All(isOver))
            {
                Directory.Delete(folder, recursive: true);
            }
            else if (owners.Count == 0 && Directory.GetLastWriteTimeUtc(folder) < DateTime.UtcNow - TimeSpan.FromDays(1))
            {
                // Fails where it is not empty.
                Directory.Delete(folder);
            }
        }
        catch (Exception e) when (e is RunwayException || FileWork.IsFileError(e))
        {
            // Deleted by the next process, or by another one meanwhile.
        }
    }
}
