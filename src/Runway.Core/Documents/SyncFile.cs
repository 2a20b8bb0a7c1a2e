namespace Runway.Documents;

/// <summary>A local file whose text is to be a document with its name.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Name">The name of the file.</param>
/// <param name="Content">Its text.</param>
internal sealed record SyncFile(string Path, string Name, string Content)
{
    /// <summary>How names of files and documents are compared.</summary>
    public static readonly StringComparer Names = StringComparer.OrdinalIgnoreCase;

    /// <summary>Reads a file, and checks that its name and its text are valid for a document.</summary>
    /// <exception cref="RunwayException">It cannot be read, or the name or the text is not valid.</exception>
    public static SyncFile Read(string path)
    {
        var file = new SyncFile(path, System.IO.Path.GetFileName(path), DocumentFile.Read(path));
        return DocumentService.Fault(file.Name, file.Content) is { } fault
            ? throw new RunwayException(fault.Error, $"'{path}' cannot be a document. {fault.Message}", fault.Advice, fault)
            : file;
    }

    /// <summary>Whether a document has the same text. The ends of lines may differ, since they depend on the system of the file.</summary>
    public bool HasTextOf(RunwayDocument document) => document.Content is { } text && text.ReplaceLineEndings("\n") == Content.ReplaceLineEndings("\n");
}
