namespace Runway.Http;

/// <summary>The cursors of one list. A cursor that comes again would cause an endless loop, and the list would seem complete if it ended there.</summary>
internal sealed class CursorTrail
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Adds the cursor of the next page.</summary>
    /// <exception cref="RunwayException">It was returned before.</exception>
    public void Add(string cursor)
    {
        if (!_seen.Add(cursor))
        {
            throw new RunwayException(RunwayErrors.UnexpectedResponse, "The service returned a cursor of the list a second time. What was written so far is not the whole list.");
        }
    }
}
