using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Runway.Emulator.Checking;

namespace Runway.Emulator.Http;

/// <summary>
/// The page that a request wants. Entries have a number and come with the highest first (negative numbers turn the order round);
/// a cursor holds the number of the last entry of the page before, so that new entries move nothing.
/// </summary>
/// <param name="Before">Only entries with a lower number; null for the first page.</param>
/// <param name="Limit">The number of entries.</param>
internal sealed record PageRequest(long? Before, int Limit)
{
    private const int UsualLimit = 50;
    private const int Most = 100;
    private const int LongestCursor = 1000;
    private const string Prefix = "before:";

    /// <summary>Reads cursor and limit from a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="first">Further cursors that mean the first page.</param>
    /// <param name="issues">Receives what is wrong.</param>
    /// <param name="usual">The number of entries where none is stated.</param>
    public static PageRequest Read(Query query, IReadOnlyList<string> first, List<Issue> issues, int usual = UsualLimit)
    {
        var limit = usual;
        if (query["limit"] is { } text && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= Most))
        {
            issues.Add(Issue.Custom(JsonLocation.Body.Member("limit"), $"Expected a whole number from 1 to {Most}."));
        }

        long? before = null;
        if (query["cursor"] is { } cursor && !first.Contains(cursor))
        {
            before = Parse(cursor);
            if (before is null)
            {
                issues.Add(Issue.Custom(JsonLocation.Body.Member("cursor"), "Expected the nextCursor of an earlier page."));
            }
        }

        return new(before, limit);
    }

    /// <summary>The response with the page.</summary>
    /// <param name="entries">All entries with their numbers, highest first. Read only as far as the page needs.</param>
    /// <param name="write">Writes the members of an entry.</param>
    public HttpResponseMessage Answer<T>(IEnumerable<(long Number, T Entry)> entries, Action<Utf8JsonWriter, T> write) =>
        Responses.Json(HttpStatusCode.OK, json =>
        {
            var (written, last, more) = (0, 0L, false);
            json.WriteStartArray("data");
            foreach (var (number, entry) in entries)
            {
                if (number >= Before)
                {
                    continue;
                }

                if (written == Limit)
                {
                    more = true;
                    break;
                }

                json.WriteStartObject();
                write(json, entry);
                json.WriteEndObject();
                (written, last) = (written + 1, number);
            }

            json.WriteEndArray();
            json.WriteBoolean("hasMore", more);
            json.WriteString("nextCursor", more ? Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{last}"))) : null);
        });

    private static long? Parse(string cursor)
    {
        Span<byte> bytes = stackalloc byte[LongestCursor];
        return cursor.Length is > 0 and <= LongestCursor
            && Convert.TryFromBase64String(cursor, bytes, out var count)
            && Encoding.ASCII.GetString(bytes[..count]) is var text
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && long.TryParse(text[Prefix.Length..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
