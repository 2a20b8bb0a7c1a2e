using System.Collections.Concurrent;

namespace Runway;

/// <summary>
/// Saves media of the "Runway AI" service, complete or not at all, and without the key: a URL is all that it takes to fetch
/// them. One saver serves one batch; its names do not collide within the batch.
/// </summary>
public sealed class RunwayAISaver
{
    private readonly RunwayAIConnection _connection;
    private readonly RunwayAISaveOptions _options;
    private readonly ConcurrentDictionary<string, bool> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a saver.</summary>
    public RunwayAISaver(RunwayAIConnection connection, RunwayAISaveOptions options)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(options);
        _connection = connection;
        _options = options;
    }

    /// <summary>Fetches one medium into its file.</summary>
    /// <param name="media">The medium.</param>
    /// <param name="index">Its place in the caller's input, for names.</param>
    /// <param name="observer">Who is told of the requests.</param>
    /// <param name="cancellationToken">Ends the fetching; the part stays and can be resumed.</param>
    /// <exception cref="RunwayException">There is nothing to fetch, or no place for it.</exception>
    public async Task<FileInfo> SaveAsync(RunwayAIMedia media, int index, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var url = new Uri(RunwayAIParts.RequireUrl(media, null, "Media"));
        var path = Reserve(media, index, url);
        if (!_options.Force && File.Exists(path))
        {
            throw new RunwayException(RunwayErrors.FileExists, $"'{path}' is there already.");
        }

        var what = $"Saving '{Redaction.Url(url)}'";
        var part = new PartFile(path);
        try
        {
            return await new OutputDownload(_connection, what, part, _options.StallTimeout, observer).FetchAsync(url, cancellationToken).ConfigureAwait(false)
                ? part.Complete(_options.Force)
                : throw new RunwayException(RunwayErrors.DownloadFailed, $"{what}: '{url.Host}' has no such file, or does not give it away.", RunwayAIAdvice.For(RunwayErrors.NotFound));
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.FileNotWritable)
        {
            throw new RunwayException(e.Error, e.Message, "Check free space, permissions and the length of the path, then run Save-RunwayAIMedia again with the same URL.", e.InnerException);
        }
    }

    // Two media of one batch never share a file: the second one's name gets a number.
    private string Reserve(RunwayAIMedia media, int index, Uri url)
    {
        if (_options.OutFile is { } file)
        {
            return _taken.TryAdd(file, true)
                ? file
                : throw new RunwayException(RunwayErrors.ManyOutputs, $"-OutFile names one file, and '{Redaction.Url(url)}' is not the first.");
        }

        var name = NameOf(media, index, url);
        for (var copy = 1; ; copy++)
        {
            var path = Path.Combine(_options.Directory, (copy == 1 ? name : $"{name}-{copy}") + ExtensionOf(media, url));
            if (_taken.TryAdd(path, true))
            {
                return path;
            }
        }
    }

    // Names are made as those of tasks are, from as much as a medium has of a task.
    private string NameOf(RunwayAIMedia media, int index, Uri url) => (_options.NameTemplate ?? OutputNameTemplate.Default).Format(
        new RunwayTask
        {
            Id = Path.GetFileNameWithoutExtension(Uri.UnescapeDataString(url.AbsolutePath)) is { Length: > 0 } id ? id : "media",
            Index = media.Index ?? index,
            Operation = media.Operation,
            PromptText = media.PromptText,
            CreatedAt = media.CreatedAt,
        },
        number: 1,
        count: 1);

    private static string ExtensionOf(RunwayAIMedia media, Uri url) => OutputExtension.Own(url) ?? media.Kind switch
    {
        MediaKind.Image => ".jpg",
        MediaKind.Video => ".mp4",
        MediaKind.Audio => ".mp3",
        _ => ".bin",
    };
}
