using System.Globalization;
using Runway.Emulator.Checking;

namespace Runway.Emulator.Http;

/// <summary>Reads moments from a query.</summary>
internal static class QueryTime
{
    /// <summary>The moment under a name; null where there is none, which is an issue where it is needed.</summary>
    public static DateTimeOffset? Read(Query query, string name, bool isNeeded, List<Issue> issues)
    {
        if (query[name] is not { } text)
        {
            if (isNeeded)
            {
                issues.Add(Issue.WrongType(JsonLocation.Body.Member(name), "string", "nothing"));
            }

            return null;
        }

        if (text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        issues.Add(Issue.WrongFormat(JsonLocation.Body.Member(name), "date-time", "Expected a date and time with an offset."));
        return null;
    }
}
