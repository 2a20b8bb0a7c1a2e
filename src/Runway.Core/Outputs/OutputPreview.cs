using Runway.Files;
using Runway.Lifecycle;
using Runway.Tasks;

namespace Runway.Outputs;

/// <summary>Where the outputs of a task would go, by what is known here: for -WhatIf, which asks nobody and writes nothing.</summary>
/// <param name="options">Where files go.</param>
/// <param name="known">What is known to be saved.</param>
/// <param name="names">The names of the batch.</param>
/// <param name="folder">What lies in the folder.</param>
internal sealed class OutputPreview(OutputSaveOptions options, KnownOutputs known, OutputNames names, PartFolder folder)
{
    /// <summary>The files of one task.</summary>
    /// <param name="task">What is known of it.</param>
    /// <param name="announced">The id under which it was announced.</param>
    /// <exception cref="RunwayException">It would not be saved.</exception>
    public IReadOnlyList<(string Path, bool IsSaved)> Of(RunwayTask task, string announced)
    {
        TaskService.RequireId(task.Id);
        if (options.RetryFailed == 0 || TaskOutcome.RetryDelay(task) is null)
        {
            TaskOutcome.RequireSuccess(task);
        }

        return [.. Enumerable.Range(1, Math.Max(1, task.Output.Length)).Select(number => Of(task, announced, number))];
    }

    private (string Path, bool IsSaved) Of(RunwayTask task, string announced, int number)
    {
        var place = options.OutFile ?? Path.Combine(options.Directory, names.Assign(announced, task, number));
        if (!options.Force && SavedAt(task, number, place) is { } saved)
        {
            return (saved, true);
        }

        var path = options.OutFile ?? place + Extension(task, number);
        return options.Force || !File.Exists(path) ? (path, false) : throw new RunwayTaskException(task, RunwayErrors.FileExists, $"'{path}' already exists.");
    }

    private string? SavedAt(RunwayTask task, int number, string place)
    {
        string[] candidates = options.OutFile is { } one ? [one] : Directory.Exists(options.Directory) ? [.. folder.Files(Path.GetFileName(place))] : [];
        return known.IsReadable ? candidates.FirstOrDefault(f => known.FindSaved(task.Id, number, new FileInfo(f)) is not null) : null;
    }

    private static string Extension(RunwayTask task, int number)
    {
        var expected = ExpectedOutput.Of(task);
        return task.Output.Length >= number && Uri.TryCreate(task.Output[number - 1], UriKind.Absolute, out var url) ? expected.LikelyExtension(url)
            : task.Operation is not null ? expected.LikelyExtension()
            : string.Empty;
    }
}
