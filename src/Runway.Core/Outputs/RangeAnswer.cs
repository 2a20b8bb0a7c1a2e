using System.Net;
using Runway.Files;
using Runway.Http;

namespace Runway.Outputs;

/// <summary>What a file host sends: the whole, or a part of it that says of what.</summary>
internal static class RangeAnswer
{
    /// <summary>What the content can be told by when it is asked for again; null where nothing tells it from another.</summary>
    public static ContentVersion? VersionOf(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } tag && tag.Tag != "*" && ContentCoding.Of(response.Content).Length == 0 ? new ContentVersion(tag.Tag, TotalOf(response)) : null;

    /// <summary>How many bytes this answer has by its headers; null where they do not say.</summary>
    public static long? LengthOf(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange is { HasRange: true } range
            ? range.To - range.From + 1
            : response.Content.Headers.ContentLength;

    /// <summary>How many bytes the whole has by the headers of this answer; null where they do not say.</summary>
    public static long? TotalOf(HttpResponseMessage response) => response.StatusCode == HttpStatusCode.PartialContent
        ? response.Content.Headers.ContentRange?.Length
        : response.Content.Headers.ContentLength;

    /// <summary>Whether a part goes where it is wanted: behind the bytes that are there, and of the very same content.</summary>
    /// <param name="response">An answer 206.</param>
    /// <param name="resumable">The bytes that are there; null for none.</param>
    public static bool Fits(HttpResponseMessage response, (long Length, ContentVersion Version)? resumable)
    {
        // Several ranges in one body have no such header, and one without a total cannot be told from the whole.
        if (response.Content.Headers.ContentRange is not { HasRange: true, HasLength: true, Unit: "bytes" } range || range.From != (resumable?.Length ?? 0))
        {
            return false;
        }

        var isToTheEnd = range.To == range.Length - 1;
        return resumable is { } known
            ? VersionOf(response) is { } version && version.Tag == known.Version.Tag && (known.Version.Total ?? range.Length) == range.Length
            : isToTheEnd || VersionOf(response) is not null;
    }
}
