using System.Collections.Concurrent;
using Runway.Files;
using Runway.Http;
using Runway.Tasks;

namespace Runway.Outputs;

/// <summary>Where and how files are saved that are not the output of a task.</summary>
internal record AddressSaveOptions
{
    /// <summary>An existing folder.</summary>
    public required string Directory { get; init; }

    /// <summary>The full path of the only file, or null for names.</summary>
    public string? OutFile { get; init; }

    /// <summary>The template of the names; null for the default.</summary>
    public OutputNameTemplate? NameTemplate { get; init; }

    /// <summary>Whether an existing file is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>The maximum size of a file in bytes; a larger one is refused.</summary>
    public long SizeLimit { get; init; } = OutputSaveOptions.DefaultSizeLimit;

    /// <summary>How long a download may receive no byte before it is retried. Default: 60 seconds.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>
/// Saves what an address has, atomically. A download does not send the key. One saver serves one batch; its file names are unique
/// within the batch.
/// </summary>
internal sealed class AddressSaver(ConnectionContext connection, AddressSaveOptions options)
{
    private const int MaxFreshAddresses = 3;
    private readonly ConcurrentDictionary<string, bool> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly PartFolder _folder = new(options.Directory);

    /// <summary>
    /// The path for a file: that of the options, or a path without its extension, which depends on the format. Equal names are
    /// numbered in the order of these calls.
    /// </summary>
    /// <param name="name">The name without extension.</param>
    /// <param name="what">What is saved, for the error.</param>
    /// <exception cref="RunwayException">The only file is already used.</exception>
    public string Reserve(Func<string> name, string what)
    {
        if (options.OutFile is { } file)
        {
            return _taken.TryAdd(file, true)
                ? file
                : throw new RunwayException(RunwayErrors.ManyOutputs, $"One file is named for the output, and '{what}' is not the first.");
        }

        var wanted = name();
        for (var copy = 1; ; copy++)
        {
            var place = Path.Combine(options.Directory, copy == 1 ? wanted : $"{wanted}-{copy}");
            if (_taken.TryAdd(place, true))
            {
                return place;
            }
        }
    }

    /// <summary>The file that an address would most likely be saved to. Sends and writes nothing.</summary>
    /// <exception cref="RunwayException">There is such a file.</exception>
    public string Preview(Uri? url, ExpectedOutput expected, string place)
    {
        var path = options.OutFile ?? place + expected.LikelyExtension(url);
        RequireFree(path);
        return path;
    }

    /// <summary>Downloads a file.</summary>
    /// <param name="what">What is saved, for messages: "Saving …".</param>
    /// <param name="url">The address.</param>
    /// <param name="fresh">Reads an address anew that has expired; null where there is no other.</param>
    /// <param name="expected">The expected formats.</param>
    /// <param name="place">The result of <see cref="Reserve"/>.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the download; the partial file stays and can be resumed.</param>
    /// <returns>The file; null where the host does not give it away.</returns>
    /// <exception cref="RunwayException">It could not be downloaded or written.</exception>
    public async Task<FileInfo?> SaveAsync(
        string what, Uri url, Func<Task<Uri>>? fresh, ExpectedOutput expected, string place, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var path = Preview(url, expected, place);
        using var part = new PartFile(place, _folder);
        var download = new OutputDownload(connection, what, part, new(options.StallTimeout, options.SizeLimit), observer)
        {
            Expected = expected,
            Recognised = format => RequireFree(path = options.OutFile ?? place + format.Extensions[0]),
        };
        for (var count = 0; !await download.FetchAsync(url, cancellationToken).ConfigureAwait(false); count++)
        {
            if (fresh is null || count == MaxFreshAddresses)
            {
                return null;
            }

            url = await fresh().ConfigureAwait(false);
        }

        if (options.OutFile is not null)
        {
            download.Format!.WarnOfWrongExtension(path, observer);
        }

        return part.Complete(path, options.Force);
    }

    private void RequireFree(string path)
    {
        if (!options.Force && File.Exists(path))
        {
            throw new RunwayException(RunwayErrors.FileExists, $"'{path}' already exists.");
        }
    }
}
