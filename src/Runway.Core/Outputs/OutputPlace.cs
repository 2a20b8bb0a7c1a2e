using Runway.Files;
using Runway.Media;

namespace Runway;

/// <summary>Looks at a place for outputs before anything is made that is to go there.</summary>
public static class OutputPlace
{
    /// <summary>Tries whether files can be written.</summary>
    /// <param name="folder">The folder, which is there.</param>
    /// <param name="file">The one file, as a full path; null where there may be many.</param>
    /// <exception cref="IOException">They cannot.</exception>
    public static void RequireUsable(string folder, string? file)
    {
        if (Directory.Exists(file))
        {
            throw new IOException($"'{file}' is a folder, and no file.");
        }

        try
        {
            using var part = new PartFile(file ?? Path.Combine(folder, "runway"));
            part.Open(resume: false);
        }
        catch (RunwayException e)
        {
            throw new IOException((e.InnerException ?? e).Message, e);
        }
    }

    /// <summary>The files that are there and have the name that the first output will have, whatever it is.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="file">The one file; null takes names from the template.</param>
    /// <param name="template">The names; null is the id of each task, which nobody knows yet.</param>
    /// <param name="fromStart">Whether tasks are numbered from 0 on.</param>
    public static IReadOnlyList<string> InTheWay(string folder, string? file, OutputNameTemplate? template, bool fromStart)
    {
        if (file is not null)
        {
            return File.Exists(file) ? [file] : [];
        }

        var names = template?.FirstNames(fromStart) ?? [];
        return names.Count == 0 ? [] :
        [
            .. Directory.EnumerateFiles(folder).Where(f => names.Contains(Path.GetFileNameWithoutExtension(f), StringComparer.OrdinalIgnoreCase)
                && MediaSignature.WithExtension(Path.GetExtension(f)).Any()),
        ];
    }

    /// <summary>The batch of the task whose output a file is, as far as the journal knows.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="file">The file.</param>
    /// <param name="batch">Its batch, where it has one.</param>
    /// <returns>Whether it is the output of a task.</returns>
    public static bool IsSaved(TaskJournal? journal, string file, out string? batch)
    {
        var info = new FileInfo(file);
        var record = (journal?.Read() ?? []).FirstOrDefault(r => r.Saved.Any(s => r.HasSaved(s.Number, info)));
        batch = record?.Batch;
        return record is not null;
    }
}
