using Runway.Http;
using Runway.Observing;
using Runway.Outputs;
using Runway.Tasks;

namespace Runway.Assets;

/// <summary>Saves assets: previews of voices, recordings of conversations, and pictures of avatars.</summary>
internal sealed class AssetSaver(ConnectionContext connection, AddressSaveOptions options)
{
    private static readonly OutputNameTemplate Words = OutputNameTemplate.Parse("{Prompt}");
    private readonly AddressSaver _files = new(connection, options);

    /// <summary>The path for an asset; see <see cref="AddressSaver.Reserve"/>.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="index">Its position in the input.</param>
    /// <exception cref="RunwayException">The only file is already used.</exception>
    public string Reserve(Asset asset, int index) => _files.Reserve(() => NameOf(asset, index), asset.Title);

    /// <summary>The file that an asset would most likely be saved to. Sends and writes nothing.</summary>
    /// <exception cref="RunwayException">There is such a file.</exception>
    public string Preview(Asset asset, string place) =>
        _files.Preview(Uri.TryCreate(asset.Url, UriKind.Absolute, out var url) ? url : null, ExpectedOutput.Of(asset.Kind), place);

    /// <summary>Downloads an asset. Where its address is not known or has expired, it is read.</summary>
    /// <exception cref="RunwayException">There is no such file, or it could not be downloaded or written.</exception>
    public async Task<FileInfo> SaveAsync(Asset asset, string place, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        // An existing file is found before anything is read.
        Preview(asset, place);
        var url = asset.Url is { } known ? AddressOf(asset, known) : await ReadAsync(asset, observer, cancellationToken).ConfigureAwait(false);
        Func<Task<Uri>>? fresh = asset.Read is null ? null : () => ReadAsync(asset, observer, cancellationToken);
        return await _files.SaveAsync($"Saving {asset.Title}", url, fresh, ExpectedOutput.Of(asset.Kind), place, observer, cancellationToken).ConfigureAwait(false)
            ?? throw new RunwayException(
                RunwayErrors.DownloadFailed,
                $"Saving {asset.Title}: '{url.Host}' refuses the file or has it no longer{(asset.Read is null ? ". The address has expired." : ", also at a new address.")}",
                asset.Read is null ? "Make a new one." : "Try again later.");
    }

    private static async Task<Uri> ReadAsync(Asset asset, IRequestObserver? observer, CancellationToken cancellationToken) =>
        AddressOf(asset, await asset.Read!(observer, cancellationToken).ConfigureAwait(false));

    private static Uri AddressOf(Asset asset, string? address) =>
        address is null ? throw new RunwayException(RunwayErrors.NoOutput, $"There is no file for {asset.Title}.", "It may come later: a recording after the end of the session, a preview or a picture when it is READY.")
        : Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
        : throw new RunwayException(RunwayErrors.NoOutput, $"The address of {asset.Title} is not one that a file can be read from.", "Read it again from the service.");

    // A preview has no id: it goes by its words.
    private string NameOf(Asset asset, int index) => (options.NameTemplate ?? (asset.Id is null ? Words : OutputNameTemplate.Default)).Format(
        new RunwayTask { Id = asset.Id ?? "preview", Index = index, PromptText = asset.Name ?? asset.Id ?? "preview", CreatedAt = asset.CreatedAt ?? connection.Clock.GetUtcNow() }, number: 1, count: 1) + asset.Suffix;
}
