using Runway.Files;
using Runway.Media;
using Runway.Texts;

namespace Runway.Outputs;

/// <summary>Writes the metadata beside a saved file, atomically.</summary>
internal static class MetadataWriter
{
    private static readonly string Version = typeof(MetadataWriter).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>Checks before a download that the name of the metadata file is not in use.</summary>
    /// <exception cref="RunwayException">There is such a file, and it does not describe this output.</exception>
    public static void RequireFree(string file, RunwayTask task, int number)
    {
        if (File.Exists(file + OutputMetadata.Extension) && !IsDescribed(file, task, number))
        {
            throw new RunwayTaskException(
                task,
                RunwayErrors.FileExists,
                $"'{file + OutputMetadata.Extension}' already exists and does not describe this output.");
        }
    }

    /// <summary>Whether the metadata beside a file is that of this output.</summary>
    public static bool IsDescribed(string file, RunwayTask task, int number) =>
        OutputMetadata.ReadBeside(file) is { } described && described.Task.Id == task.Id && described.File.Output == number;

    /// <summary>Writes the metadata.</summary>
    /// <param name="file">The saved file.</param>
    /// <param name="task">Its task.</param>
    /// <param name="number">The number of the output, from 1.</param>
    /// <param name="now">The time on the connection's clock.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <exception cref="RunwayException">It could not be written; the output itself is saved.</exception>
    public static async Task WriteAsync(FileInfo file, RunwayTask task, int number, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var hash = await ContentHash.OfFileAsync(file.FullName, cancellationToken).ConfigureAwait(false);
            var text = Describe(file, hash, task, number, now).ToJson();
            var target = file.FullName + OutputMetadata.Extension;

            // Readable only by its owner, like the journal: both contain prompts.
            using var part = new PartFile(target, isPrivate: true);
            part.Open(resume: false).Write(text);

            // An existing file describes this output, or the user allowed to replace it.
            part.Complete(target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or RunwayException)
        {
            throw new RunwayTaskException(
                task,
                RunwayErrors.MetadataNotWritten,
                $"'{file.FullName}' is saved, but its metadata could not be written. {(e.InnerException ?? e).Message}",
                innerException: e);
        }
    }

    private static OutputMetadata Describe(FileInfo file, string hash, RunwayTask task, int number, DateTimeOffset now) => new()
    {
        SchemaVersion = OutputMetadata.CurrentSchema,
        ModuleVersion = Version,
        File = new OutputMetadata.FilePart(file.Name, file.Length, hash, number, task.Output.Length),
        Task = new OutputMetadata.TaskPart(task.Id, task.Operation, task.Model, task.Index, task.Batch, task.RetryOf, task.OutputNodes.ElementAtOrDefault(number - 1)),
        Prompt = task.PromptText is { } prompt ? Redaction.Redact(prompt) : null,
        Seed = task.Seed,
        Parameters = task.Request?.Parameters,
        Inputs = task.Request is { Inputs.Count: > 0 } request ? request.Inputs : null,
        Credits = task.EstimatedCredits is null && task.Credits is null ? null : new OutputMetadata.CreditsPart(task.EstimatedCredits, task.Credits),
        Times = new OutputMetadata.TimesPart(task.CreatedAt?.ToUniversalTime(), task.FinishedAt?.ToUniversalTime(), now),
    };
}
