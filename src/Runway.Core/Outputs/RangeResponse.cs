using System.Net;
using Runway.Files;
using Runway.Http;

namespace Runway.Outputs;

/// <summary>Reads the headers of a response with a whole file or a range of it.</summary>
internal static class RangeResponse
{
    /// <summary>The version of the content for a later range request; null without a strong ETag.</summary>
    public static ContentVersion? VersionOf(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } tag && tag.Tag != "*" && ContentCoding.Of(response.Content).Length == 0 ? new ContentVersion(tag.Tag, TotalOf(response)) : null;

    /// <summary>The length of this response by its headers, or null.</summary>
    public static long? LengthOf(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange is { HasRange: true } range
            ? range.To - range.From + 1
            : response.Content.Headers.ContentLength;

    /// <summary>The length of the whole file by the headers of this response, or null.</summary>
    public static long? TotalOf(HttpResponseMessage response) => response.StatusCode == HttpStatusCode.PartialContent
        ? response.Content.Headers.ContentRange?.Length
        : response.Content.Headers.ContentLength;

    /// <summary>Whether the range continues the partial file: at its end and from the same content.</summary>
    /// <param name="response">A response with status 206.</param>
    /// <param name="resumable">The partial file, or null.</param>
    public static bool Matches(HttpResponseMessage response, (long Length, ContentVersion Version)? resumable)
    {
        // A multipart body has no Content-Range, and without a total it is not known where the file ends.
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
