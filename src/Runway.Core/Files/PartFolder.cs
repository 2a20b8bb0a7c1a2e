namespace Runway.Files;

/// <summary>
/// The files and partial files in a folder before a batch saves into it. Read once, since a folder may hold a hundred thousand
/// files.
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

    /// <summary>The full paths of the files with this name and any extension.</summary>
    public IEnumerable<string> Files(string stem) => _content.Value.Files[stem].Select(f => Path.Combine(_folder, f));

    /// <summary>The partial files for this name whose writer no longer runs.</summary>
    public IReadOnlyList<PartName> Abandoned(string key) =>
        [.. _content.Value.Parts[PartName.Shortened(key)].Distinct().Where(p => p.IsAbandoned(Changed(p), PartFile.IsOpen))];

    /// <summary>Deletes the partial files of a file that is complete.</summary>
    public void Clear(string key, string target)
    {
        foreach (var part in Abandoned(key))
        {
            FileWork.TryDelete(Path.Combine(_folder, part.File));
            FileWork.TryDelete(Path.Combine(_folder, part.Tag));
        }

        ClearOld(target);
    }

    /// <summary>
    /// Deletes the partial files that no save would resume: those without an ETag file, and those whose final file exists, since
    /// another writer was faster. Only writers that no longer run are affected.
    /// </summary>
    /// <param name="replaces">Whether existing files are replaced, so that a partial file beside one is still of use.</param>
    public void Sweep(bool replaces)
    {
        foreach (var part in _content.Value.Parts.SelectMany(p => p).Distinct().Where(p => p.IsAbandoned(Changed(p), PartFile.IsOpen)))
        {
            var (file, tag) = (Path.Combine(_folder, part.File), Path.Combine(_folder, part.Tag));
            if (!File.Exists(tag) || (!replaces && IsComplete(part.Key)) || (!File.Exists(file) && PartName.IsOld(File.GetLastWriteTimeUtc(tag))))
            {
                FileWork.TryDelete(file);
                FileWork.TryDelete(tag);
            }
        }
    }

    /// <summary>Deletes the partial files of earlier versions, whose content is not reliable since all writers used the same name.</summary>
    public void ClearOld(string target)
    {
        var name = Path.GetFileName(target);
        foreach (var old in Files(name).Where(f => FilePath.AreSame(f, target + PartName.Extension)).Concat(Files(name + PartName.Extension).Where(f => FilePath.AreSame(f, target + PartName.TagExtension))))
        {
            // Links and folders are not from this module.
            if (new FileInfo(old) is { Exists: true, LinkTarget: null })
            {
                FileWork.TryDelete(old);
            }
        }
    }

    // A long name is shortened in the name of the partial file.
    private bool IsComplete(string key) => _content.Value.Files[key].Any() || File.Exists(Path.Combine(_folder, key));

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
