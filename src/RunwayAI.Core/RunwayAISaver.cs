using System.Collections.Concurrent;
using Runway.Files;
using Runway.Outputs;
using Runway.Tasks;
using Runway.Texts;

namespace Runway;

/// <summary>
/// Saves media of the "Runway AI" service atomically. Downloads need only the URL and do not send the key. One saver serves one
/// batch; its file names are unique within the batch.
/// </summary>
internal sealed class RunwayAISaver
{
    private readonly RunwayAIConnection _connection;
    private readonly RunwayAISaveOptions _options;
    private readonly ConcurrentDictionary<string, bool> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly PartFolder _folder;

    /// <summary>Creates a saver.</summary>
    public RunwayAISaver(RunwayAIConnection connection, RunwayAISaveOptions options)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(options);
        _connection = connection;
        _options = options;
        _folder = new PartFolder(options.Directory);
    }

    /// <summary>
    /// The path for a medium: the file of the options, or a path without its extension, which depends on the format. Media with
    /// equal names are numbered in the order of these calls.
    /// </summary>
    /// <param name="media">The medium.</param>
    /// <param name="index">Its position in the caller's input, for names.</param>
    /// <exception cref="RunwayException">It has no URL, or the only file is already used.</exception>
    public string Reserve(RunwayAIMedia media, int index)
    {
        var url = Url(media);
        if (_options.OutFile is { } file)
        {
            return _taken.TryAdd(file, true)
                ? file
                : throw new RunwayException(RunwayErrors.ManyOutputs, $"One file is named for the output, and '{Redaction.Url(url)}' is not the first.");
        }

        var name = NameOf(media, index, url);
        for (var copy = 1; ; copy++)
        {
            var place = Path.Combine(_options.Directory, copy == 1 ? name : $"{name}-{copy}");
            if (_taken.TryAdd(place, true))
            {
                return place;
            }
        }
    }

    /// <summary>The file that a medium would most likely be saved to. Sends and writes nothing.</summary>
    /// <param name="media">The medium.</param>
    /// <param name="place">The result of <see cref="Reserve"/>.</param>
    /// <exception cref="RunwayException">There is such a file.</exception>
    public string Preview(RunwayAIMedia media, string place)
    {
        var path = _options.OutFile ?? place + ExpectedOutput.Of(media.Operation is null ? null : media.Kind).LikelyExtension(Url(media));
        RequireFree(path);
        return path;
    }

    /// <summary>Downloads one medium.</summary>
    /// <param name="media">The medium.</param>
    /// <param name="place">The result of <see cref="Reserve"/>.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the download; the partial file stays and can be resumed.</param>
    /// <exception cref="RunwayException">It could not be downloaded or written.</exception>
    public async Task<FileInfo> SaveAsync(RunwayAIMedia media, string place, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var url = Url(media);
        var what = $"Saving '{Redaction.Url(url)}'";
        var expected = ExpectedOutput.Of(media.Operation is null ? null : media.Kind);
        var path = _options.OutFile ?? place + expected.LikelyExtension(url);
        RequireFree(path);
        using var part = new PartFile(place, _folder);
        var download = new OutputDownload(_connection.Context, what, part, new(_options.StallTimeout, _options.SizeLimit), observer)
        {
            Expected = expected,
            Recognised = format => RequireFree(path = _options.OutFile ?? place + format.Extensions[0]),
        };
        if (!await download.FetchAsync(url, cancellationToken).ConfigureAwait(false))
        {
            throw new RunwayException(RunwayErrors.DownloadFailed, $"{what}: '{url.Host}' has no such file, or does not give it away.") { Case = RunwayAICases.NoFile };
        }

        if (_options.OutFile is not null)
        {
            download.Format!.WarnOfWrongExtension(path, observer);
        }

        return part.Complete(path, _options.Force);
    }

    private static Uri Url(RunwayAIMedia media) => new(RunwayAIParts.RequireUrl(media, null, "medium"));

    private void RequireFree(string path)
    {
        if (!_options.Force && File.Exists(path))
        {
            throw new RunwayException(RunwayErrors.FileExists, $"'{path}' already exists.");
        }
    }

    // Names are formatted like those of tasks, with the values that a medium has.
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
}
