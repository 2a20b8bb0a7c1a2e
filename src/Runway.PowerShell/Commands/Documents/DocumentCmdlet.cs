using Runway.Documents;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>The base class of the cmdlets for documents.</summary>
public abstract class DocumentCmdlet : ResourceCmdlet
{
    /// <summary>The text of the only file that a path names.</summary>
    /// <exception cref="RunwayException">It names none or several, or the file is not text.</exception>
    private protected (string Name, string Content) ReadOne(string path)
    {
        var files = new FilePaths(this, RunwayErrors.FileNotReadable).Matching(path);
        return files is [var file]
            ? (Path.GetFileName(file), DocumentFile.Read(file))
            : throw new RunwayException(RunwayErrors.FileNotFound, $"'{path}' matches {files.Count} files, but one is expected.", "Check the folder and the pattern.");
    }
}
