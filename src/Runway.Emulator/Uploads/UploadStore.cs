using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Runway.Emulator.Checking;

namespace Runway.Emulator.Uploads;

/// <summary>The uploads, with or without their files.</summary>
internal sealed class UploadStore : IUploads
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<Guid, Placeholder> _placeholders = new();
    private readonly ConcurrentDictionary<string, (EmulatedUpload Upload, PictureSides? Picture, DateTimeOffset Until)> _filled = new(StringComparer.Ordinal);

    /// <summary>The uploaded files, in the order of their arrival.</summary>
    public IReadOnlyList<EmulatedUpload> Filled =>
        [.. _filled.Values.Select(filled => filled.Upload).OrderBy(upload => upload.ReceivedAt)];

    public Placeholder Open(string fileName, DateTimeOffset now)
    {
        var placeholder = new Placeholder(Guid.NewGuid(), fileName, now + Lifetime);
        _placeholders[placeholder.Id] = placeholder;
        return placeholder;
    }

    public bool TryFind(Guid id, [NotNullWhen(true)] out Placeholder? placeholder) =>
        _placeholders.TryGetValue(id, out placeholder);

    /// <summary>Stores the file of an upload; false when it has one already.</summary>
    public bool TryFill(Placeholder placeholder, long length, string sha256, PictureSides? picture, DateTimeOffset now)
    {
        var upload = new EmulatedUpload(placeholder.RunwayUri, placeholder.FileName, length, sha256, now);
        return _filled.TryAdd(placeholder.RunwayUri, (upload, picture, placeholder.Until));
    }

    /// <inheritdoc/>
    public bool IsUsable(string uri, DateTimeOffset now) => _filled.TryGetValue(uri, out var filled) && now < filled.Until;

    /// <inheritdoc/>
    public PictureSides? PictureOf(string uri) => _filled.TryGetValue(uri, out var filled) ? filled.Picture : null;
}
