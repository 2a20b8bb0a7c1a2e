using Runway.Files;
using Runway.Media;

namespace Runway.Outputs;

/// <summary>Writes the description beside a saved file, whole or not at all.</summary>
internal static class MetadataWriter
{
    private static readonly string Version = typeof(MetadataWriter).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>Refuses before anything is fetched when another file has the name that the description needs.</summary>
    /// <exception cref="RunwayException">It is there, and not the description of this very output.</exception>
    public static void RequireFree(string file, RunwayTask task, int number)
    {
        if (File.Exists(file + OutputMetadata.Extension) && !IsDescribed(file, task, number))
        {
            throw new RunwayTaskException(
                task,
                RunwayErrors.FileExists,
                $"'{file + OutputMetadata.Extension}' is there already, and does not describe this output.");
        }
    }

    /// <summary>Whether the description beside a file is that of this output.</summary>
    public static bool IsDescribed(string file, RunwayTask task, int number) =>
        OutputMetadata.Beside(file) is { } described && described.Task.Id == task.Id && described.File.Output == number;

    /// <summary>Writes the description.</summary>
    /// <param name="file">The saved file.</param>
    /// <param name="task">Its task, with everything that is known of it.</param>
    /// <param name="number">Which of the outputs it is, from 1.</param>
    /// <param name="now">The time on the connection's clock.</param>
    /// <param name="cancellationToken">Ends the hashing; then nothing is written.</param>
    /// <exception cref="RunwayException">It could not be written; the file itself is saved.</exception>
    public static async Task WriteAsync(FileInfo file, RunwayTask task, int number, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var hash = await ContentHash.OfFileAsync(file.FullName, cancellationToken).ConfigureAwait(false);
            var text = Describe(file, hash, task, number, now).ToJson();
            var target = file.FullName + OutputMetadata.Extension;

            // Readable by its owner alone, as the journal is: both hold prompts.
            using var part = new PartFile(target, isPrivate: true);
            part.Open(resume: false).Write(text);

            // Whatever has the name by now describes this output, or the user allowed to replace it.
            part.Complete(target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or RunwayException)
        {
            throw new RunwayTaskException(
                task,
                RunwayErrors.MetadataNotWritten,
                $"'{file.FullName}' is saved, and its description could not be written. {(e.InnerException ?? e).Message}",
                innerException: e);
        }
    }

    private static OutputMetadata Describe(FileInfo file, string hash, RunwayTask task, int number, DateTimeOffset now) => new()
    {
        SchemaVersion = OutputMetadata.CurrentSchema,
        ModuleVersion = Version,
        File = new OutputMetadata.FilePart(file.Name, file.Length, hash, number, task.Output.Length),
        Task = new OutputMetadata.TaskPart(task.Id, task.Operation, task.Model, task.Index, task.Batch, task.RetryOf),
        Prompt = task.PromptText is { } prompt ? Redaction.Redact(prompt) : null,
        Seed = task.Seed,
        Parameters = task.Request?.Parameters,
        Inputs = task.Request is { Inputs.Count: > 0 } request ? request.Inputs : null,
        Credits = task.EstimatedCredits is null && task.Credits is null ? null : new OutputMetadata.CreditsPart(task.EstimatedCredits, task.Credits),
        Times = new OutputMetadata.TimesPart(task.CreatedAt?.ToUniversalTime(), task.FinishedAt?.ToUniversalTime(), now),
    };
}
