using System.Text;

namespace Runway.Documents;

/// <summary>Reads a local file whose text becomes a document.</summary>
internal static class DocumentFile
{
    /// <summary>More than any text that the service takes has, in any encoding.</summary>
    private const long MaxBytes = 4 * 1024 * 1024;

    /// <summary>The text of a file: UTF-8, or what its byte order mark says.</summary>
    /// <exception cref="RunwayException">The file is not there, cannot be read, or is not text.</exception>
    public static string Read(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                throw Directory.Exists(path)
                    ? new RunwayException(RunwayErrors.FileNotFound, $"'{path}' is a folder.", "Pass its files, with a pattern such as *.md.")
                    : new RunwayException(RunwayErrors.FileNotFound, $"There is no file '{path}'.", "Check the path. A text is not a path.");
            }

            if (new FileInfo(path).Length > MaxBytes)
            {
                throw new RunwayException(RunwayErrors.FileNotReadable, $"'{path}' has more than {MaxBytes / 1024 / 1024} MB.", "A document has at most 200,000 characters. Divide the file.");
            }

            using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            var text = reader.ReadToEnd();
            return text.Contains('\0', StringComparison.Ordinal) ? throw NotText(path, null) : text;
        }
        catch (DecoderFallbackException e)
        {
            throw NotText(path, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunwayException(RunwayErrors.FileNotReadable, $"'{path}' cannot be read. {e.Message}", innerException: e);
        }
    }

    private static RunwayException NotText(string path, Exception? cause) =>
        new(RunwayErrors.FileNotReadable, $"'{path}' is not a text file in UTF-8.", "Pass plain text or Markdown. Save text of another encoding as UTF-8.", cause);
}
