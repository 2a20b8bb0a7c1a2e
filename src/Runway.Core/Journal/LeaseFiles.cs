using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Runway.Files;

namespace Runway.Journal;

/// <summary>
/// The lease files of one batch of one service, in the journal folder: one for each owner, numbered. No lock is needed: creating
/// a file that does not exist is atomic on every file system and file share.
/// </summary>
internal sealed class LeaseFiles(string folder, Uri service, string batch)
{
    /// <summary>The extension of the files.</summary>
    public const string Extension = ".lease";

    // Larger than any lease file.
    private const int MaxBytes = 64 * 1024;

    // Hashed, since the name of a batch may have any characters; its case is ignored.
    private readonly string _name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{service}\n{batch.ToUpperInvariant()}")), 0, 16).ToLowerInvariant();

    /// <summary>The highest number; 0 without files.</summary>
    public long Newest() => Numbers().DefaultIfEmpty().Max();

    /// <summary>Distinguishes an unavailable file share from a removed file.</summary>
    /// <exception cref="IOException">The folder cannot be reached.</exception>
    public void RequireFolder()
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"'{folder}' cannot be reached.");
        }
    }

    /// <summary>Whether a file exists.</summary>
    public bool Exists(long number) => File.Exists(PathOf(number));

    /// <summary>The content of a file, or null.</summary>
    public byte[]? Read(long number)
    {
        try
        {
            // An empty file is incomplete, or a pipe, whose opening would block.
            return SafeFile.Read(PathOf(number), MaxBytes) ?? (Exists(number) ? [] : null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Creates a file.</summary>
    /// <returns>False when it exists.</returns>
    public bool TryCreate(long number, byte[] content)
    {
        JournalOutput.CreateFolder(folder);
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
                // The disk is full: other processes must not wait for an owner that does not exist.
                FileWork.Delete(path);
                throw;
            }
        }
    }

    /// <summary>Overwrites a file if it still has the token. It is opened each time, since file shares publish content on close.</summary>
    /// <returns>Whether it was written.</returns>
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

    /// <summary>Deletes a file and those before it.</summary>
    public void DeleteUpTo(long number)
    {
        foreach (var old in Numbers().Where(n => n <= number).ToList())
        {
            FileWork.Delete(PathOf(old));
        }
    }

    /// <summary>Deletes one file.</summary>
    public void Delete(long number) => FileWork.Delete(PathOf(number));

    private IEnumerable<long> Numbers() => !Directory.Exists(folder) ? [] : Directory.GetFiles(folder, $"{_name}-*{Extension}")
        .Select(p => long.TryParse(Path.GetFileNameWithoutExtension(p).AsSpan(_name.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
        .Where(n => n > 0);

    private string PathOf(long number) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{_name}-{number:D6}{Extension}"));
}
