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
    /// <param name="parts">The entries of a page and the cursor of the next one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RunwayException">The service returned a cursor again, so the list has no end.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<TPage, T>(
        Func<PageQuery, Task<TPage>> read, Func<TPage, (IEnumerable<T>? Entries, string? Next)> parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = new PageQuery();
        var seen = new CursorTrail();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (entries, next) = parts(await read(page).ConfigureAwait(false));
            foreach (var entry in entries ?? [])
            {
                yield return entry;
            }

            if (string.IsNullOrEmpty(next))
            {
                yield break;
            }

            seen.Add(next);

            page = page with { Cursor = next };
        }
    }
}
