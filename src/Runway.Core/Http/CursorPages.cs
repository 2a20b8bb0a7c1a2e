using System.Runtime.CompilerServices;
using Runway.Generated;

namespace Runway.Http;

/// <summary>Reads a list of the service page by page. Only one page is in memory, and whoever stops reading ends the requests.</summary>
internal static class CursorPages
{
    /// <summary>Reads the entries of all pages.</summary>
    /// <typeparam name="TPage">The response with one page.</typeparam>
    /// <typeparam name="T">An entry.</typeparam>
    /// <param name="read">Reads one page.</param>
    /// <param name="parts">The entries of a page, whether there are more, and the cursor of the next page.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RunwayException">A response is not a page of a list, or the list cannot be read to its end.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<TPage, T>(
        Func<PageQuery, Task<TPage>> read, Func<TPage, (IEnumerable<T>? Entries, bool? HasMore, string? Next)> parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = new PageQuery();
        var seen = new CursorTrail();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (entries, hasMore, cursor) = parts(await read(page).ConfigureAwait(false));
            foreach (var entry in entries ?? throw NotAPage())
            {
                yield return entry;
            }

            if (seen.Next(hasMore, cursor) is not { } next)
            {
                yield break;
            }

            page = page with { Cursor = next };
        }
    }

    /// <summary>The error for a response without a list.</summary>
    public static RunwayException NotAPage() => new(RunwayErrors.UnexpectedResponse, "The response is not a page of a list: it has no 'data'.");
}
