using System.Globalization;
using System.Text.Json.Nodes;

namespace Runway.Emulator.Workspace;

/// <summary>
/// The workspace of the web app that is linked to the account. Its entries follow from their numbers, so that nothing is stored:
/// they are spread over the thirty days before the start of the emulator. Entries that were given take their place.
/// </summary>
internal sealed class LinkedWorkspace
{
    private const int Days = 30;
    private const string EventPrefix = "a0d17000-0000-4000-8000-";

    private static readonly string[] Actions = ["GenerationCreated", "AssetCreated", "UserLogin", "AssetDownloaded", "MemberInvited", "GenerationCreated", "AssetShared", "MemberRoleChanged"];
    private static readonly string[] People = ["ada", "grace", "linus", "margaret"];
    private static readonly string[] Tools = ["Gen-4.5", "Aleph", "Act-Two", "Upscale"];

    private readonly DateTimeOffset _start;
    private readonly int _count;
    private readonly List<AuditEntry> _entries = [];
    private readonly List<UsageEntry> _usage = [];

    /// <param name="count">The number of entries of each list; null where no workspace is linked.</param>
    /// <param name="start">The start of the emulator.</param>
    public LinkedWorkspace(int? count, DateTimeOffset start)
    {
        (IsLinked, _count, _start) = (count is not null, count ?? 0, start);
    }

    public bool IsLinked { get; }

    /// <summary>The audit log with numbers, the newest first.</summary>
    public IEnumerable<(long Number, AuditEntry Entry)> Entries => _entries.Count > 0 ? Numbered(_entries) : Generated(EntryOf);

    /// <summary>The usage with numbers, the newest first.</summary>
    public IEnumerable<(long Number, UsageEntry Entry)> Usage => _usage.Count > 0 ? Numbered(_usage) : Generated(UsageOf);

    /// <summary>An entry by its id, or null.</summary>
    public AuditEntry? Find(Guid id)
    {
        var text = id.ToString();
        return _entries.Find(entry => entry.EventId == id)
            ?? (_entries.Count == 0 && text.StartsWith(EventPrefix, StringComparison.Ordinal)
                && long.TryParse(text[EventPrefix.Length..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
                && number >= 1 && number <= _count ? EntryOf(number) : null);
    }

    /// <summary>Takes entries in place of the generated ones. Before the first request only.</summary>
    public void Give(IEnumerable<AuditEntry> entries) => _entries.AddRange(entries.OrderBy(entry => entry.Timestamp));

    /// <summary>Takes usage in place of the generated one. Before the first request only.</summary>
    public void Give(IEnumerable<UsageEntry> usage) => _usage.AddRange(usage.OrderBy(entry => entry.Timestamp));

    private static IEnumerable<(long Number, T Entry)> Numbered<T>(List<T> entries)
    {
        for (var i = entries.Count; i >= 1; i--)
        {
            yield return (i, entries[i - 1]);
        }
    }

    private IEnumerable<(long Number, T Entry)> Generated<T>(Func<long, T> make)
    {
        for (long number = _count; number >= 1; number--)
        {
            yield return (number, make(number));
        }
    }

    private DateTimeOffset TimeOf(long number) => _start - (TimeSpan.FromDays(Days) * (_count - number + 1) / _count);

    private AuditEntry EntryOf(long number)
    {
        var person = People[number % People.Length];
        var action = Actions[number % Actions.Length];
        var workspace = number % 5 == 0 ? WorkspaceNames.First + 1 : WorkspaceNames.First;
        return new()
        {
            EventId = Guid.Parse(EventPrefix + number.ToString("x12", CultureInfo.InvariantCulture)),
            Timestamp = TimeOf(number),
            Action = action,
            ActorUsername = number % 50 == 0 ? null : person,
            ActorEmail = number % 50 == 0 ? null : $"{person}@example.com",
            ActorDeleted = number % 50 == 0,
            WorkspaceId = workspace,
            WorkspaceName = WorkspaceNames.Of(workspace),
            Metadata = MetadataOf(action, number),
            ResourceType = action switch { "UserLogin" => null, "MemberInvited" or "MemberRoleChanged" => "membership", "GenerationCreated" => "generation", _ => "asset" },
            ResourceId = action == "UserLogin" ? null : number.ToString(CultureInfo.InvariantCulture),
            UserAgent = "Mozilla/5.0",
            RequestId = number % 3 == 0 ? null : $"req-{number}",
        };
    }

    private static JsonObject MetadataOf(string action, long number) => action switch
    {
        "MemberRoleChanged" => new() { ["New role"] = "Editor", ["Previous role"] = "Viewer", ["Target member"] = "grace@example.com" },
        "MemberInvited" => new() { ["Invited member"] = "alan@example.com", ["Role"] = "Editor" },
        "GenerationCreated" => new() { ["Model"] = "gen4.5", ["Via public API"] = false, ["Amount"] = 12 * (1 + (number % 5)) },
        "UserLogin" => new() { ["Login method"] = "SSO" },
        _ => new() { ["Asset name"] = $"Shot {number}.mp4", ["Application"] = null },
    };

    private UsageEntry UsageOf(long number) => new()
    {
        Timestamp = TimeOf(number),
        Email = People[number % People.Length] + "@example.com",
        Tool = Tools[number % Tools.Length],
        Credits = number % 20 == 0 ? -25 : 5 * (1 + (number % 12)),
    };
}
