using System.Collections.Concurrent;
using Runway.Files;
using Runway.Outputs;

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
    private readonly PartFolder _folder;

    /// <summary>Makes a saver.</summary>
    public RunwayAISaver(RunwayAIConnection connection, RunwayAISaveOptions options)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(options);
        _connection = connection;
        _options = options;
        _folder = new PartFolder(options.Directory);
    }

    /// <summary>
    /// Where a medium goes: the file of the options, or a file without its extension, which what comes decides. Media that
    /// would share a name are numbered in the order of these calls.
    /// </summary>
    /// <param name="media">The medium.</param>
    /// <param name="index">Its place in the caller's input, for names.</param>
    /// <exception cref="RunwayException">It has no address, or the one file is taken.</exception>
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

    /// <summary>Fetches one medium into its file.</summary>
    /// <param name="media">The medium.</param>
    /// <param name="place">What <see cref="Reserve"/> gave for it.</param>
    /// <param name="observer">Who is told of the requests.</param>
    /// <param name="cancellationToken">Ends the fetching; the part stays and can be resumed.</param>
    /// <exception cref="RunwayException">There is nothing to fetch, or no place for it.</exception>
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
            throw new RunwayException(RunwayErrors.FileExists, $"'{path}' is there already.");
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
}
