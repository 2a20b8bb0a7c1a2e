using System.Diagnostics.CodeAnalysis;
using Runway.Texts;

namespace Runway.Media;

/// <summary>
/// A medium as the user gave it: a local file, or an address that the service accepts (https URL, <c>runway://</c> URI, data
/// URI). A file is uploaded or embedded just before the request is sent.
/// </summary>
internal sealed record MediaSource
{
    private MediaSource(string text, bool isFile) => (Text, IsFile) = (text, isFile);

    /// <summary>The full path, or the address.</summary>
    public string Text { get; }

    /// <summary>Whether it is a local file.</summary>
    public bool IsFile { get; }

    /// <summary>
    /// The kind that the caller specified, or null. The content of a file must match it. For an address without a kind, the type
    /// of the data URI or the extension of the path is a hint.
    /// </summary>
    public MediaKind? Kind { get; init; }

    /// <summary>The name of the uploaded file of an address, where the caller specified it.</summary>
    public string? Name { get; init; }

    /// <summary>The file that was uploaded or embedded; null where the user gave the address.</summary>
    internal MediaOrigin? Origin { get; init; }

    /// <summary>A local file; it need not exist yet.</summary>
    /// <param name="path">The path, absolute or relative to the current directory of the process; no wildcards.</param>
    public static MediaSource FromFile(string path) => new(Path.GetFullPath(path), isFile: true);

    /// <summary>An address that is sent unchanged.</summary>
    /// <param name="address">An https URL, a <c>runway://</c> URI or a data URI; checked with the request.</param>
    public static MediaSource FromAddress(string address) => new(address.Trim(), isFile: false);

    /// <summary>The kind that the extension of a file's name, or of an address, stands for; null where it stands for none.</summary>
    public static MediaKind? KindOfName(string name) => IsAddress(name) ? MediaAddress.KindOf(name) : MediaSignature.KindOfExtension(Path.GetExtension(name));

    /// <summary>Whether a text is an address rather than a path.</summary>
    public static bool IsAddress([NotNullWhen(true)] string? text) =>
        text is not null && (text.Contains("://", StringComparison.Ordinal) || text.TrimStart().StartsWith("data:", StringComparison.OrdinalIgnoreCase));

    /// <summary>The path, or the address without its secrets and without the content of a data URI.</summary>
    public override string ToString() => IsFile ? Text : Redaction.Redact(Text.Length > 2048 ? Text[..2048] : Text);

    /// <summary>Refuses what the service would refuse, as far as it can be checked locally.</summary>
    /// <exception cref="RunwayException">What is wrong and what is allowed.</exception>
    internal void Require(MediaKind allowed)
    {
        if (IsFile)
        {
            _ = OpenFile(allowed);
        }
        else
        {
            MediaAddress.Require(Text, Narrow(allowed));
        }
    }

    /// <summary>Checks the file and its content.</summary>
    /// <exception cref="RunwayException">It is missing, unreadable, or not of an allowed kind.</exception>
    internal MediaFile OpenFile(MediaKind allowed) => MediaFile.Open(Text, Narrow(allowed));

    /// <summary>The kind, for members that have to specify it.</summary>
    /// <exception cref="RunwayException">It cannot be determined.</exception>
    public MediaKind RequireKind(MediaKind allowed) =>
        IsFile ? OpenFile(allowed).Format.Kind
        : (Kind ?? MediaAddress.KindOf(Text)) is { } kind && allowed.HasFlag(kind) ? kind
        : throw new RunwayException(
            RunwayErrors.MediaKindUnknown,
            $"It is not known whether '{this}' is {MediaFormat.Describe(allowed)}.");

    private MediaKind Narrow(MediaKind allowed) => Kind is { } kind && allowed.HasFlag(kind) ? kind : allowed;
}
