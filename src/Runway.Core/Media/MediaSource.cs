using System.Diagnostics.CodeAnalysis;
using Runway.Media;

namespace Runway;

/// <summary>
/// A medium as the user gave it: a local file, or an address in one of the forms that the service takes (https URL,
/// <c>runway://</c> URI, data URI). A file becomes an address just before the request is sent.
/// </summary>
public sealed record MediaSource
{
    private MediaSource(string text, bool isFile) => (Text, IsFile) = (text, isFile);

    /// <summary>The full path, or the address.</summary>
    public string Text { get; }

    /// <summary>Whether it is a local file.</summary>
    public bool IsFile { get; }

    /// <summary>
    /// Whether it is a picture, a video or a sound, where someone said so. Of a file its content decides, and must not
    /// disagree; of an address the data type or the extension of the path is taken as a hint.
    /// </summary>
    public MediaKind? Kind { get; init; }

    /// <summary>The name of the file that an address stands for, where someone said so.</summary>
    public string? Name { get; init; }

    /// <summary>The file that the address was made from; null where the user gave the address.</summary>
    internal MediaOrigin? Origin { get; init; }

    /// <summary>A local file; it need not exist yet.</summary>
    /// <param name="path">The path, absolute or relative to the process's folder; no wildcards.</param>
    public static MediaSource FromFile(string path) => new(Path.GetFullPath(path), isFile: true);

    /// <summary>An address that the service takes as it is.</summary>
    /// <param name="address">An https URL, a <c>runway://</c> URI or a data URI; checked when the request is.</param>
    public static MediaSource FromAddress(string address) => new(address.Trim(), isFile: false);

    /// <summary>Whether a text is an address rather than a path.</summary>
    public static bool IsAddress([NotNullWhen(true)] string? text) =>
        text is not null && (text.Contains("://", StringComparison.Ordinal) || text.TrimStart().StartsWith("data:", StringComparison.OrdinalIgnoreCase));

    /// <summary>The path, or the address without its secrets and without the content of a data URI.</summary>
    public override string ToString() => IsFile ? Text : Redaction.Redact(Text.Length > 2048 ? Text[..2048] : Text);

    /// <summary>Refuses what the service would refuse, as far as it can be told from here.</summary>
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

    /// <summary>Opens the file and looks at its content.</summary>
    /// <exception cref="RunwayException">It is missing, unreadable, or not of an allowed kind.</exception>
    internal MediaFile OpenFile(MediaKind allowed) => MediaFile.Open(Text, Narrow(allowed));

    /// <summary>Which of two or more allowed kinds it is, for the members that have to say so.</summary>
    /// <exception cref="RunwayException">Nothing tells.</exception>
    public MediaKind RequireKind(MediaKind allowed) =>
        IsFile ? OpenFile(allowed).Format.Kind
        : (Kind ?? MediaAddress.KindOf(Text)) is { } kind && allowed.HasFlag(kind) ? kind
        : throw new RunwayException(
            RunwayErrors.MediaKindUnknown,
            $"Nothing tells whether '{this}' is {MediaFormat.Describe(allowed)}.");

    private MediaKind Narrow(MediaKind allowed) => Kind is { } said && allowed.HasFlag(said) ? said : allowed;
}
