using Runway.Generated;
using Runway.Generated.Models;
using Runway.Http;
using Runway.Observing;
using Runway.Texts;

namespace Runway.Workspace;

/// <summary>The usage and the audit log of the workspace of the web app that is linked to the project of the key.</summary>
internal sealed class WorkspaceService
{
    /// <summary>How many entries are read with details at the same time.</summary>
    private const int DetailsAtOnce = 8;

    /// <summary>How far back the usage is read without a beginning: 30 days.</summary>
    private static readonly TimeSpan Default = TimeSpan.FromDays(30);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private readonly ConnectionContext _connection;
    private readonly ReadPolicy<RunwayClient> _reads;

    internal WorkspaceService(ConnectionContext connection)
    {
        _connection = connection;
        _reads = new ReadPolicy<RunwayClient>(connection, connection.Client);
    }

    /// <summary>Reads charges and refunds, the newest first.</summary>
    /// <exception cref="RunwayException">The filter is not valid, no workspace is linked, or the service cannot be read.</exception>
    public IAsyncEnumerable<RunwayWorkspaceUsage> GetUsageAsync(WorkspaceFilter filter, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var before = filter.Before ?? _connection.Clock.GetUtcNow();
        var query = (filter with { Before = before, After = filter.After ?? (before - DateTimeOffset.MinValue < Default ? DateTimeOffset.MinValue : before - Default) }).ToQuery();
        return CursorPages.ReadAsync(
            page => ReadAsync("Reading the usage of the workspace", (c, t) => c.ListWorkspaceUsageAsync(query, page, t), observer, cancellationToken),
            page => (page.Data?.Select(ToUsage), page.HasMore, page.NextCursor),
            cancellationToken);
    }

    /// <summary>Reads the audit log without details, the newest entry first.</summary>
    /// <exception cref="RunwayException">The filter is not valid, no workspace is linked, or the service cannot be read.</exception>
    public IAsyncEnumerable<RunwayAuditEntry> GetAuditLogAsync(WorkspaceFilter filter, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var query = filter.ToQuery();
        return CursorPages.ReadAsync(
            page => ReadAsync("Reading the audit log", (c, t) => c.ListAuditLogsAsync(query, page, t), observer, cancellationToken),
            page => (page.Data?.Select(ToEntry), page.HasMore, page.NextCursor),
            cancellationToken);
    }

    /// <summary>
    /// Reads the audit log with details: one more request for each entry, several at the same time. A detail that cannot be read is
    /// the exception of its task.
    /// </summary>
    public async IAsyncEnumerable<(RunwayAuditEntry Entry, Task<RunwayAuditEntry> Detail)> GetDetailsAsync(
        WorkspaceFilter filter, IRequestObserver? observer, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var underWay = new Queue<(RunwayAuditEntry Entry, Task<RunwayAuditEntry> Detail)>();
        await foreach (var entry in GetAuditLogAsync(filter, observer, cancellationToken).ConfigureAwait(false))
        {
            underWay.Enqueue((entry, GetEntryAsync(entry.EventId, filter.OrganizationId, observer, cancellationToken)));
            if (underWay.Count == DetailsAtOnce)
            {
                yield return underWay.Dequeue();
            }
        }

        while (underWay.TryDequeue(out var next))
        {
            yield return next;
        }
    }

    /// <summary>Reads one entry with details.</summary>
    /// <exception cref="RunwayException">There is no such entry, or it cannot be read.</exception>
    public async Task<RunwayAuditEntry> GetEntryAsync(string eventId, string? organizationId, IRequestObserver? observer, CancellationToken cancellationToken) =>
        ToEntry(await ReadAsync($"Reading the entry {eventId} of the audit log", (c, t) => c.GetAuditLogAsync(eventId, organizationId, t), observer, cancellationToken).ConfigureAwait(false));

    private async Task<T> ReadAsync<T>(string what, Func<RunwayClient, CancellationToken, Task<T>> call, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            return await _reads.RunAsync(what, call, observer, FirstDelay, cancellationToken).ConfigureAwait(false);
        }
        catch (RunwayException e) when (e.StatusCode == 400 && e.Message.Contains("No workspace is linked", StringComparison.OrdinalIgnoreCase))
        {
            throw new RunwayException(RunwayErrors.WorkspaceNotLinked, $"{what}: no workspace of the web app is linked to the project of this key.", innerException: e);
        }
    }

    private RunwayWorkspaceUsage ToUsage(WorkspaceUsageEntry read) => new()
    {
        Timestamp = read.Timestamp,
        Email = Name(read.Email),
        Workspace = Name(read.WorkspaceName),
        WorkspaceId = read.WorkspaceId,
        Tool = Name(read.Tool),
        Credits = read.Credits,
        Type = Name(read.Type),
        AdditionalProperties = NamedValues.Of(read.AdditionalData),
    };

    private RunwayAuditEntry ToEntry(AuditLogEntry read) => new()
    {
        EventId = Name(read.EventId) ?? string.Empty,
        Timestamp = read.Timestamp,
        Action = Name(read.Action),
        Actor = Name(read.ActorUsername),
        ActorEmail = Name(read.ActorEmail),
        ActorDeleted = read.ActorDeleted,
        Workspace = Name(read.WorkspaceName),
        WorkspaceId = read.WorkspaceId,
        ResourceType = Name(read.ResourceType),
        ResourceId = Name(read.ResourceId),
        ClientIpAddress = Name(read.ClientIpAddress),
        UserAgent = _connection.Clean(read.UserAgent),
        RequestId = Name(read.RequestId),
        Metadata = NamedValues.Of(read.Metadata?.AdditionalData),
        AdditionalProperties = NamedValues.Of(read.AdditionalData),
    };

    private string? Name(string? text) => _connection.Clean(text, OutsideText.LongestName);
}
