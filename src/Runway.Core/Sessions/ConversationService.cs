using Runway.Generated;
using Runway.Generated.Models;
using Runway.Http;
using Runway.Observing;
using Runway.Texts;

namespace Runway.Sessions;

/// <summary>Which conversations are listed.</summary>
/// <param name="AvatarId">The id of an avatar of the project; null for all.</param>
/// <param name="After">The first moment of their creation, inclusive.</param>
/// <param name="Before">The end, exclusive.</param>
internal sealed record ConversationFilter(string? AvatarId, DateTimeOffset? After, DateTimeOffset? Before);

/// <summary>Lists, reads and deletes the conversations with avatars.</summary>
internal sealed class ConversationService
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private readonly ConnectionContext _connection;
    private readonly ReadPolicy<RunwayClient> _reads;

    internal ConversationService(ConnectionContext connection)
    {
        _connection = connection;
        _reads = new(connection, connection.Client);
    }

    /// <summary>Lists conversations without transcripts.</summary>
    /// <exception cref="RunwayException">The times are not in order, or the service cannot be read.</exception>
    public IAsyncEnumerable<RunwayAvatarConversation> ListAsync(ConversationFilter filter, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        ServiceTime.RequireRange(filter.After, filter.Before);
        var query = new ConversationQuery { Avatar = filter.AvatarId, StartDate = ServiceTime.Of(filter.After), EndDate = ServiceTime.Of(filter.Before) };
        return CursorPages.ReadAsync(
            page => _reads.RunAsync("Reading the conversations", (c, t) => c.ListAvatarConversationsAsync(query, page, t), observer, FirstDelay, cancellationToken),
            page => (page.Data?.Select(read => ToConversation(read, isWhole: false)), page.HasMore, page.NextCursor),
            cancellationToken);
    }

    /// <summary>Reads a conversation with its transcript.</summary>
    /// <exception cref="RunwayException">There is no such conversation, or it cannot be read.</exception>
    public async Task<RunwayAvatarConversation> GetAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        SessionErrors.RequireId(id);
        return ToConversation(await SessionErrors.TranslateAsync(_reads.RunAsync($"Reading conversation {id}", (c, t) => c.GetAvatarConversationAsync(id, t), observer, FirstDelay, cancellationToken)).ConfigureAwait(false), isWhole: true);
    }

    /// <summary>Deletes a conversation with its transcript and its recording.</summary>
    /// <returns>False when there is no such conversation.</returns>
    /// <exception cref="RunwayException">It cannot be deleted.</exception>
    public Task<bool> DeleteAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        SessionErrors.RequireId(id);
        return SessionErrors.FoundAsync(_reads.RunAsync(
            $"Deleting conversation {id}",
            async (c, t) =>
            {
                await c.DeleteAvatarConversationAsync(id, t).ConfigureAwait(false);
                return true;
            },
            observer,
            FirstDelay,
            cancellationToken));
    }

    private RunwayAvatarConversation ToConversation(AvatarConversation read, bool isWhole) => new()
    {
        Id = Clean(read.Id) ?? string.Empty,
        Name = Clean(read.Name),
        Status = Clean(read.Status),
        Avatar = Clean(read.Avatar?.PresetId ?? read.Avatar?.Name),
        AvatarId = Clean(read.Avatar?.Id),
        CreatedAt = read.CreatedAt,
        StartedAt = read.StartedAt,
        EndedAt = read.EndedAt,
        Duration = read.Duration,
        MaxDuration = read.MaxDuration,
        HasTools = read.HasTools ?? (isWhole ? read.Tools?.Count > 0 : null),
        Tools = isWhole ? [.. (read.Tools ?? []).Select(tool => Clean(tool.Name) ?? string.Empty)] : null,
        Transcript = isWhole ? [.. (read.Transcript ?? []).Select(ToEntry)] : null,
        RecordingUrl = read.RecordingUrl,
        Failure = _connection.Clean(read.Failure),
        FailureCode = Clean(read.FailureCode),
        AdditionalProperties = NamedValues.Of(read.AdditionalData),
    };

    private RunwayTranscriptEntry ToEntry(TranscriptEntry read) => new()
    {
        Role = Clean(read.Role),
        Content = read.Content is { } content ? OutsideText.Visible(content) : null,
        Timestamp = read.Timestamp,
        Tools = [.. (read.ToolCalls ?? []).Select(ToUse), .. (read.ToolResults ?? []).Select(ToUse)],
        AdditionalProperties = NamedValues.Of(read.AdditionalData),
    };

    private RunwayToolUse ToUse(TranscriptToolCall call) => new()
    {
        Id = Clean(call.Id),
        Name = Clean(call.Name),
        Arguments = call.Arguments is { } arguments ? NamedValues.Of(arguments.AdditionalData) ?? NamedValues.None : null,
        AdditionalProperties = NamedValues.Of(call.AdditionalData),
    };

    private RunwayToolUse ToUse(TranscriptToolResult result) => new()
    {
        Id = Clean(result.Id),
        Name = Clean(result.Name),
        Result = NamedValues.ValueOf(result.ResultJson),
        Error = _connection.Clean(result.Error),
        DurationMs = result.DurationMs,
        AdditionalProperties = NamedValues.Of(result.AdditionalData),
    };

    private string? Clean(string? text) => _connection.Clean(text, OutsideText.LongestName);
}
