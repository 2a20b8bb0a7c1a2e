using Runway.Files;
using Runway.Journal;
using Runway.Media;

namespace Runway.Outputs;

/// <summary>Checks the destination of outputs before tasks are created.</summary>
internal static class OutputPlace
{
    /// <summary>Checks that files can be written, and deletes partial files of earlier writers that no save would resume.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="file">The full path of the only file, or null.</param>
    /// <param name="force">Whether existing files are replaced.</param>
    /// <exception cref="IOException">They cannot be written.</exception>
    public static void RequireUsable(string folder, string? file, bool force)
    {
        if (Directory.Exists(file))
        {
            throw new IOException($"'{file}' is a folder, not a file.");
        }

        if (file is not null)
        {
            FileStatus.RequireReplaceable(file);
        }

        try
        {
            using var part = new PartFile(file ?? Path.Combine(folder, "runway"));
            part.Open(resume: false);
            new PartFolder(folder).Sweep(force);
        }
        catch (RunwayException e)
        {
            throw new IOException((e.InnerException ?? e).Message, e);
        }
    }

    /// <summary>The existing files with the name of the first output, where that does not depend on the task.</summary>
    /// <param name="folder">The folder, which may be missing under -WhatIf.</param>
    /// <param name="file">The only file, or null for names from the template.</param>
    /// <param name="template">The template; null for the task ids, which are not known yet.</param>
    /// <param name="fromStart">Whether tasks are numbered from 0.</param>
    public static IReadOnlyList<string> ExistingFiles(string folder, string? file, OutputNameTemplate? template, bool fromStart)
    {
        if (file is not null)
        {
            return File.Exists(file) ? [file] : [];
        }

        var names = template?.FirstNames(fromStart) ?? [];
        return names.Count == 0 || !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder).Where(f => names.Contains(Path.GetFileNameWithoutExtension(f), StringComparer.OrdinalIgnoreCase)
                && MediaSignature.WithExtension(Path.GetExtension(f)).Any()),
        ];
    }

    /// <summary>Whether the journal has a file as the output of a task.</summary>
    /// <param name="journal">The journal, or null.</param>
    /// <param name="file">The file.</param>
    /// <param name="batch">The batch of the task, or null.</param>
    public static bool IsSaved(TaskJournal? journal, string file, out string? batch)
    {
        var info = new FileInfo(file);
        var record = (journal?.Read() ?? []).FirstOrDefault(r => r.AllSaved.Any(s => r.HasSaved(s.Number, info)));
        batch = record?.Batch;
        return record is not null;
    }
}
