namespace Runway.Files;

/// <summary>
/// What lies in a folder as a batch begins to save into it: the files that are there, and what earlier writers left of
/// theirs. Read once, since a folder may hold a hundred thousand files.
/// </summary>
internal sealed class PartFolder
{
    private readonly string _folder;
    private readonly Lazy<(ILookup<string, string> Files, ILookup<string, PartName> Parts)> _content;

    public PartFolder(string folder)
    {
        _folder = folder;
        _content = new(Read);
    }

    /// <summary>The files that were there under this name, whatever their extension: full paths.</summary>
    public IEnumerable<string> Files(string stem) => _content.Value.Files[stem].Select(f => Path.Combine(_folder, f));

    /// <summary>What was there of this file, and whose writer is gone.</summary>
    public IReadOnlyList<PartName> Left(string key) =>
        [.. _content.Value.Parts[PartName.Shortened(key)].Distinct().Where(p => p.IsLeft(Changed(p), PartFile.IsAtWork))];

    /// <summary>Removes what was left of a file that is in its place.</summary>
    public void Clear(string key, string target)
    {
        foreach (var part in Left(key))
        {
            FileWork.DeleteQuietly(Path.Combine(_folder, part.File));
            FileWork.DeleteQuietly(Path.Combine(_folder, part.Tag));
        }

        ClearOld(target);
    }

    /// <summary>Removes what versions before this one left: one name for all writers, so that nobody knows what is in it.</summary>
    public void ClearOld(string target)
    {
        var name = Path.GetFileName(target);
        foreach (var old in Files(name).Where(f => f == target + PartName.Extension).Concat(Files(name + PartName.Extension).Where(f => f == target + PartName.TagExtension)))
        {
            // A link, or a folder, is somebody else's.
            if (new FileInfo(old) is { Exists: true, LinkTarget: null })
            {
                FileWork.DeleteQuietly(old);
            }
        }
    }

    private DateTime Changed(PartName part) => File.GetLastWriteTimeUtc(Path.Combine(_folder, part.File));

    private (ILookup<string, string> Files, ILookup<string, PartName> Parts) Read()
    {
        var files = new List<string>();
        var parts = new List<PartName>();
        foreach (var name in FileWork.Guard(() => Directory.EnumerateFiles(_folder).Select(f => Path.GetFileName(f)).ToList()))
        {
            if (PartName.Parse(name) is { } part)
            {
                parts.Add(part);
            }
            else
            {
                files.Add(name);
            }
        }

        return (files.ToLookup(f => Path.GetFileNameWithoutExtension(f), StringComparer.OrdinalIgnoreCase), parts.ToLookup(p => p.Key, StringComparer.Ordinal));
    }
}
