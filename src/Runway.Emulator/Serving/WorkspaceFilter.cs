using System.Globalization;
using Runway.Emulator.Checking;
using Runway.Emulator.Http;

namespace Runway.Emulator.Serving;

/// <summary>Which entries of the linked workspace a request wants.</summary>
/// <param name="From">The first moment, or null.</param>
/// <param name="To">The moment before which it ends, or null.</param>
/// <param name="Workspaces">Numbers of workspaces; empty for all.</param>
/// <param name="Actions">Actions; empty for all.</param>
/// <param name="Actors">E-mail addresses; empty for all.</param>
internal sealed record WorkspaceFilter(DateTimeOffset? From, DateTimeOffset? To, string[] Workspaces, string[] Actions, string[] Actors)
{
    private const int MostEntries = 50;

    /// <summary>Reads a query.</summary>
    public static WorkspaceFilter Read(Query query, bool needsSpan, List<Issue> issues)
    {
        var filter = new WorkspaceFilter(
            QueryTime.Read(query, "from", needsSpan, issues), QueryTime.Read(query, "to", needsSpan, issues),
            query.List("workspaceIds"), query.List("actions"), query.List("actorEmails"));
        foreach (var (name, list) in new[] { ("workspaceIds", filter.Workspaces), ("actions", filter.Actions), ("actorEmails", filter.Actors) })
        {
            if (list.Length > MostEntries)
            {
                issues.Add(Issue.TooBig(JsonLocation.Body.Member(name), "array", MostEntries));
            }
        }

        if (filter.Workspaces.Any(id => !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            issues.Add(Issue.Custom(JsonLocation.Body.Member("workspaceIds"), "Expected whole numbers with commas."));
        }

        if (query["organizationId"] is { } organization && !Guid.TryParse(organization, out _))
        {
            issues.Add(Issue.WrongFormat(JsonLocation.Body.Member("organizationId"), "uuid", "Expected a UUID."));
        }

        return filter;
    }

    public bool Takes(DateTimeOffset at, long workspace) =>
        !(at < From) && !(at >= To) && (Workspaces.Length == 0 || Workspaces.Contains(workspace.ToString(CultureInfo.InvariantCulture)));

    public bool TakesAction(string action) => Actions.Length == 0 || Actions.Contains(action);

    public bool TakesActor(string? email) => Actors.Length == 0 || Actors.Contains(email, StringComparer.OrdinalIgnoreCase);
}
