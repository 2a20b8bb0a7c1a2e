using System.Management.Automation;
using Runway.Documents;
using Runway.PowerShell.Values;

namespace Runway.PowerShell.Documents;

/// <summary>The files of Sync-RunwayDocument, and for which documents their paths stand.</summary>
/// <param name="paths">Resolves paths.</param>
/// <param name="fault">Reports a path that cannot be used.</param>
internal sealed class SyncFiles(FilePaths paths, Action<string, RunwayException> fault)
{
    private readonly Dictionary<string, SyncFile> _byPath = [];
    private readonly List<WildcardPattern> _meant = [];

    /// <summary>Whether something cannot be used; then no document is without a file for certain.</summary>
    public bool HasFaults { get; private set; }

    /// <summary>Whether a path stands for more than its own file.</summary>
    public bool StandsForDocuments => _meant.Count > 0;

    /// <summary>Whether a path stands for documents of this name.</summary>
    public bool IsMeant(string name) => _meant.Exists(pattern => pattern.IsMatch(name));

    /// <summary>Reads the files of a path.</summary>
    public void Add(string path, bool isLiteral)
    {
        try
        {
            foreach (var file in Resolve(path, isLiteral).Where(file => !_byPath.ContainsKey(file)))
            {
                Read(file);
            }
        }
        catch (RunwayException e)
        {
            Refuse(path, e);
        }
    }

    /// <summary>The files, without those that have the same name.</summary>
    public IReadOnlyList<SyncFile> Distinct()
    {
        var names = _byPath.Values.GroupBy(file => file.Name, SyncFile.Names).ToList();
        foreach (var several in names.Where(name => name.Count() > 1))
        {
            Refuse(several.First().Path, new RunwayException(
                RunwayErrors.EntriesNotTogether,
                $"{several.Count()} files have the name '{several.Key}': {string.Join(" and ", several.Select(file => $"'{file.Path}'"))}.",
                "A document has the name of its file, without regard to case. Rename all but one."));
        }

        return [.. names.Where(name => name.Count() == 1).Select(name => name.First())];
    }

    /// <summary>Reports what cannot be used.</summary>
    public void Refuse(string path, RunwayException error)
    {
        HasFaults = true;
        fault(path, error);
    }

    private void Read(string file)
    {
        try
        {
            _byPath[file] = SyncFile.Read(file);
        }
        catch (RunwayException e)
        {
            Refuse(file, e);
        }
    }

    private IReadOnlyList<string> Resolve(string path, bool isLiteral)
    {
        var full = paths.Full(path);
        IReadOnlyList<string> files;
        if (Directory.Exists(full))
        {
            files = FilesOf(full);
            _meant.Add(WildcardPattern.Get("*", WildcardOptions.None));
        }
        else if (isLiteral || !WildcardPattern.ContainsWildcardCharacters(path) || File.Exists(full))
        {
            return File.Exists(full) ? [full] : throw new RunwayException(RunwayErrors.FileNotFound, $"There is no file or folder '{path}'.", "Check the path.");
        }
        else
        {
            files = paths.Matching(path);
            _meant.Add(Wildcards.Of(Path.GetFileName(path)));
        }

        return files.Count > 0 ? files : throw new RunwayException(
            RunwayErrors.FileNotFound, $"'{path}' has no files.", "Check the folder and the pattern. Remove-RunwayDocument deletes all documents, if that is meant.");
    }

    private static string[] FilesOf(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = false }).Select(file => file.FullName).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunwayException(RunwayErrors.FileNotReadable, $"'{folder}' cannot be read. {e.Message}", innerException: e);
        }
    }
}
