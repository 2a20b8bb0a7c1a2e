using Runway.Outputs;
using Runway.Tasks;
using Runway.Texts;

namespace Runway;

/// <summary>Saves media of the "Runway AI" service. Downloads need only the URL and do not send the key.</summary>
internal sealed class RunwayAISaver
{
    private readonly AddressSaveOptions _options;
    private readonly AddressSaver _files;

    /// <summary>Creates a saver.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="options">The save options. The default name is that in the URL, which is also the value of <c>{Id}</c>.</param>
    public RunwayAISaver(RunwayAIConnection connection, AddressSaveOptions options)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _files = new AddressSaver(connection.Context, options);
    }

    /// <summary>The path for a medium; see <see cref="AddressSaver.Reserve"/>.</summary>
    /// <param name="media">The medium.</param>
    /// <param name="index">Its position in the caller's input, for names.</param>
    /// <exception cref="RunwayException">It has no URL, or the only file is already used.</exception>
    public string Reserve(RunwayAIMedia media, int index)
    {
        var url = Url(media);
        return _files.Reserve(() => NameOf(media, index, url), Redaction.Url(url));
    }

    /// <summary>The file that a medium would most likely be saved to. Sends and writes nothing.</summary>
    /// <param name="media">The medium.</param>
    /// <param name="place">The result of <see cref="Reserve"/>.</param>
    /// <exception cref="RunwayException">There is such a file.</exception>
    public string Preview(RunwayAIMedia media, string place) => _files.Preview(Url(media), ExpectedOf(media), place);

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
        return await _files.SaveAsync(what, url, null, ExpectedOf(media), place, observer, cancellationToken).ConfigureAwait(false)
            ?? throw new RunwayException(RunwayErrors.DownloadFailed, $"{what}: '{url.Host}' has no such file, or does not give it away.") { Case = RunwayAICases.NoFile };
    }

    private static ExpectedOutput ExpectedOf(RunwayAIMedia media) => ExpectedOutput.Of(media.Operation is null ? null : media.Kind);

    private static Uri Url(RunwayAIMedia media) => new(RunwayAIParts.RequireUrl(media, null, "medium"));

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
