using Runway.Generated;
using Runway.Http;

namespace Runway.Workspace;

/// <summary>Which entries of the linked workspace are read.</summary>
internal sealed record WorkspaceFilter
{
    private const int MostValues = 50;

    /// <summary>The first moment, inclusive.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>The end, exclusive.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>The organization; required by the service where several are linked.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The numbers of workspaces; empty for all.</summary>
    public IReadOnlyList<string> WorkspaceIds { get; init; } = [];

    /// <summary>The actions; empty for all.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>The e-mail addresses of users; empty for all.</summary>
    public IReadOnlyList<string> ActorEmails { get; init; } = [];

    /// <summary>Converts it for a request.</summary>
    /// <exception cref="RunwayException">The times are not in order, or a value is not valid.</exception>
    public WorkspaceQuery ToQuery()
    {
        ServiceTime.RequireRange(After, Before);

        return new WorkspaceQuery
        {
            From = ServiceTime.Of(After),
            To = ServiceTime.Of(Before),
            OrganizationId = OrganizationId,
            WorkspaceIds = ListOf(WorkspaceIds, "workspaces"),
            Actions = ListOf(Actions, "actions"),
            ActorEmails = ListOf(ActorEmails, "users"),
        };
    }

    // The service takes lists as text with commas.
    private static string? ListOf(IReadOnlyList<string> values, string what) =>
        values.Count > MostValues ? throw new RunwayException(RunwayErrors.InvalidFilter, $"There are {values.Count} {what}; the service accepts {MostValues}.")
        : values.Any(string.IsNullOrWhiteSpace) ? throw new RunwayException(RunwayErrors.InvalidFilter, $"One of the {what} is blank, which would not filter anything.")
        : values.FirstOrDefault(v => v.Contains(',', StringComparison.Ordinal)) is { } several ? throw new RunwayException(RunwayErrors.InvalidFilter, $"'{several}' contains a comma.")
        : values.Count == 0 ? null : string.Join(',', values.Select(v => v.Trim()));
}
