using System.Text.Json.Nodes;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Avatars;

/// <summary>
/// A live session and its conversation. Nobody can join the emulator, so it follows from its directives: with <c>[seconds:20]</c>
/// somebody joins it and talks for twenty seconds; without it nobody joins, and the session fails.
/// </summary>
internal sealed record Session : IResource
{
    public const string NotReady = "NOT_READY";
    public const string Ready = "READY";
    public const string Running = "RUNNING";
    public const string Completed = "COMPLETED";
    public const string Failed = "FAILED";
    public const string Cancelled = "CANCELLED";
    public const string NobodyJoined = "TALKING_AVATAR.NO_PARTICIPANT";

    private const int StartCredits = 2;
    private const int SecondsOfPrice = 6;

    /// <summary>How long somebody takes to join.</summary>
    public static readonly TimeSpan JoinsAfter = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan WaitsFor = TimeSpan.FromSeconds(30);

    public required Guid Id { get; init; }

    public required long Number { get; init; }

    public required AvatarChoice Avatar { get; init; }

    /// <summary>The name of the conversation.</summary>
    public required string Name { get; init; }

    public required int MaxSeconds { get; init; }

    public string? StartScript { get; init; }

    public JsonArray Tools { get; init; } = [];

    public required PromptDirectives Directives { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ReadyAt { get; init; }

    /// <summary>When it was ended by a request; null where it was not.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Whether its conversation was deleted.</summary>
    public bool IsForgotten { get; init; }

    /// <summary>When nobody can join any more.</summary>
    public DateTimeOffset ExpiresAt => ReadyAt + WaitsFor;

    /// <summary>When somebody joins; null where nobody does.</summary>
    public DateTimeOffset? JoinsAt => Directives.Duration is not null && !(StoppedAt < ReadyAt + JoinsAfter) ? ReadyAt + JoinsAfter : null;

    /// <summary>When it ends.</summary>
    public DateTimeOffset EndsAt => StoppedAt < OwnEnd ? StoppedAt.Value : OwnEnd;

    /// <summary>The seconds of talk when it has ended.</summary>
    public int Seconds => JoinsAt is { } joined ? (int)Math.Round((EndsAt - joined).TotalSeconds) : 0;

    /// <summary>What it costs: a start, and every six seconds of talk.</summary>
    public int Credits => StartCredits + (StartCredits * ((Seconds + SecondsOfPrice - 1) / SecondsOfPrice));

    public string? FailureCode => Directives.Fails ? Directives.FailureCode : NobodyJoined;

    private DateTimeOffset OwnEnd => Directives switch
    {
        { Duration: { } talk } => ReadyAt + JoinsAfter + (talk.TotalSeconds < MaxSeconds ? talk : TimeSpan.FromSeconds(MaxSeconds)),
        { Fails: true } => ReadyAt,
        _ => ExpiresAt,
    };

    public bool HasEndedAt(DateTimeOffset now) => EndsAt <= now;

    public string StatusAt(DateTimeOffset now) => HasEndedAt(now) ? StatusAtEnd : now < ReadyAt ? NotReady : JoinsAt <= now ? Running : Ready;

    private string StatusAtEnd =>
        EndsAt < OwnEnd ? (JoinsAt is null ? Cancelled : Completed)
        : Directives.Fails || Directives.Duration is null ? Failed
        : Completed;
}
