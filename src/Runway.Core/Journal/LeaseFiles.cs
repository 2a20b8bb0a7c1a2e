using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Runway.Files;

namespace Runway.Journal;

/// <summary>
/// The lease files of one batch at one service, in the folder of the journal: one for each owner, numbered. Nothing here needs a
/// lock: a name can be made once alone, on every file system and every share.
/// </summary>
internal sealed class LeaseFiles(string folder, Uri service, string batch)
{
    /// <summary>How the names end.</summary>
    public const string Extension = ".lease";

    // More than any note has.
    private const int MostBytes = 64 * 1024;

    // Names of batches hold whatever users like; their case does not matter.
    private readonly string _name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{service}\n{batch.ToUpperInvariant()}")), 0, 16).ToLowerInvariant();

    /// <summary>The highest number that there is; 0 for none.</summary>
    public long Newest() => Numbers().DefaultIfEmpty().Max();

    /// <summary>Tells a share that is away from a file that is gone.</summary>
    /// <exception cref="IOException">The folder cannot be reached.</exception>
    public void RequireFolder()
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"'{folder}' cannot be reached.");
        }
    }

    /// <summary>Whether there is such a file.</summary>
    public bool Exists(long number) => File.Exists(PathOf(number));

    /// <summary>What a file says; null when there is none.</summary>
    public byte[]? Read(long number)
    {
        try
        {
            // Without content it is not whole yet, or a pipe, which would open only when somebody writes to it.
            return SafeFile.Read(PathOf(number), MostBytes) ?? (Exists(number) ? [] : null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Makes a file that was not there.</summary>
    /// <returns>False when somebody else was first.</returns>
    public bool TryCreate(long number, byte[] content)
    {
        JournalOutput.MakeFolder(folder);
        var path = PathOf(number);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        FileStream file;
        try
        {
            file = new FileStream(path, options);
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }

        using (file)
        {
            try
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
                return true;
            }
            catch (IOException)
            {
                // A full disk: nobody is to wait for an owner that there is not.
                File.Delete(path);
                throw;
            }
        }
    }

    /// <summary>Writes over a file, as long as it is still the one of a token. It is opened anew each time, since shares hand on only what was closed.</summary>
    /// <returns>Whether it was.</returns>
    public bool TryRewrite(long number, string token, byte[] content)
    {
        try
        {
            using var file = new FileStream(PathOf(number), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (LeaseNote.Read(SafeFile.ReadAll(file))?.Token != token)
            {
                return false;
            }

            file.Position = 0;
            file.Write(content);
            file.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Removes a file and those before it.</summary>
    public void DeleteUpTo(long number)
    {
        foreach (var old in Numbers().Where(n => n <= number).ToList())
        {
            File.Delete(PathOf(old));
        }
    }

    /// <summary>Removes one file.</summary>
    public void Delete(long number) => File.Delete(PathOf(number));

    private IEnumerable<long> Numbers() => !Directory.Exists(folder) ? [] : Directory.GetFiles(folder, $"{_name}-*{Extension}")
        .Select(p => long.TryParse(Path.GetFileNameWithoutExtension(p).AsSpan(_name.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
        .Where(n => n > 0);

    private string PathOf(long number) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{_name}-{number:D6}{Extension}"));
}
