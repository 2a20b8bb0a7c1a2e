using Runway.Documents;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>The base class of the cmdlets for documents.</summary>
public abstract class DocumentCmdlet : RunwayCmdlet
{
    /// <summary>Writes a document, and keeps its name for completion.</summary>
    private protected void Write(RunwayDocument document)
    {
        DocumentNames.Note(Service.BaseAddress, document);
        WriteObject(document);
    }

    /// <summary>Does something that may fail; an error is written, and the next input follows.</summary>
    private protected void Try(object? target, Action action)
    {
        try
        {
            action();
        }
        catch (RunwayException e)
        {
            WriteError(e, target);
        }
    }

    /// <summary>The text of the only file that a path names.</summary>
    /// <exception cref="RunwayException">It names none or several, or the file is not text.</exception>
    private protected (string Name, string Content) ReadOne(string path)
    {
        var files = new FilePaths(this, RunwayErrors.FileNotReadable).Matching(path);
        return files is [var file]
            ? (Path.GetFileName(file), DocumentFile.Read(file))
            : throw new RunwayException(RunwayErrors.FileNotFound, $"'{path}' matches {files.Count} files, but one is expected.", "Check the folder and the pattern.");
    }

    /// <summary>A document for a question: its name and its id.</summary>
    private protected static string Describe(RunwayDocument document) => $"{document.Name} ({document.Id})";
}
