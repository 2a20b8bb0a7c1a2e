namespace Runway.Http;

/// <summary>Says where a list goes on. A list that cannot be read to its end is an error, since it would seem complete if it ended there.</summary>
internal sealed class CursorTrail
{
    private const string NotTheWhole = "What was written so far is not the whole list.";
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>The cursor of the next page, or null at the end of the list.</summary>
    /// <param name="hasMore">Whether there are more entries; null where the page does not say so.</param>
    /// <param name="cursor">The cursor of the page.</param>
    /// <exception cref="RunwayException">There are more entries but no cursor, or the cursor was returned before.</exception>
    public string? Next(bool? hasMore, string? cursor)
    {
        if (hasMore == false || (hasMore is null && string.IsNullOrEmpty(cursor)))
        {
            return null;
        }

        if (string.IsNullOrEmpty(cursor))
        {
            throw new RunwayException(RunwayErrors.UnexpectedResponse, $"The service says that the list has more entries, but returned no cursor for them. {NotTheWhole}");
        }

        return _seen.Add(cursor) ? cursor : throw new RunwayException(RunwayErrors.UnexpectedResponse, $"The service returned a cursor of the list a second time. {NotTheWhole}");
    }
}
