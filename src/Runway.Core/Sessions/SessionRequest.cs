using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Runway.Avatars;
using Runway.Catalogue;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Media;
using Runway.Operations;
using Runway.Resources;
using Runway.Tasks;

namespace Runway.Sessions;

/// <summary>
/// The create of a live session: <c>POST /v1/realtime_sessions</c>. The journal gets the name of the avatar, and nothing of what the
/// avatar is told.
/// </summary>
internal sealed record SessionRequest : GenerationRequest
{
    private const string Path = "realtime_sessions";
    private readonly string _name;

    /// <summary>Makes a request.</summary>
    /// <param name="name">The name of the avatar, for messages.</param>
    [SetsRequiredMembers]
    public SessionRequest(string name) => (_name, Model) = (name, "gwm1_avatars");

    /// <summary>The avatar; null until it was looked for.</summary>
    public AvatarChoice? Avatar { get; init; }

    /// <summary>The allowed length in seconds.</summary>
    public int? MaxDuration { get; init; }

    /// <summary>Replaces the personality of the avatar.</summary>
    public string? Personality { get; init; }

    /// <summary>Replaces the first words of the avatar.</summary>
    public string? StartScript { get; init; }

    /// <summary>The tools, an array; undefined for none.</summary>
    public JsonElement Tools { get; init; }

    /// <summary>Where the sound goes, an object; undefined for the service itself.</summary>
    public JsonElement Integration { get; init; }

    /// <inheritdoc/>
    public override string Operation => ResourceOperation.Session;

    /// <inheritdoc/>
    public override string Summary => $"a live session with {_name}";

    internal override Task WaitForInputsAsync(IRunwayObserver? observer, CancellationToken cancellationToken) =>
        (Avatar?.Ready).WaitAsync(observer, cancellationToken);

    internal override string OperationPath => "v1/" + Path;

    internal override bool IsInCatalogue => false;

    internal override string? Title => _name;

    internal override string Noun => "Session";

    internal override string What => $"Creating {Summary}";

    internal override string Consequence => "A session may exist and be charged. It ends by itself when nobody joins.";

    internal override ErrorCase? CostCase => ErrorCase.NoPrice;

    internal override ErrorCase? LostCase => ErrorCase.LostSession;

    internal override CostEstimate CostOf(JsonElement body, double? inputSeconds = null) => CostEstimate.Unknown(ResourceOperation.SessionPrice);

    internal override RequestNote NoteOf(JsonElement body, IEnumerable<MediaSource> sent) => new(null, null, []);

    // An id stands for the avatar that is looked for later.
    private protected override void Check()
    {
        var draft = this with { Avatar = Avatar ?? new(null, Guid.Empty.ToString()) };
        if (ModelCatalogue.Current.Check(Path, Operation, draft.ToBody().Json).ToException() is { } wrong)
        {
            throw wrong;
        }
    }

    internal override RequestBody ToBody()
    {
        var body = new RealtimeSessionRequest { Model = Model, Avatar = Avatar?.ToWire(), MaxDuration = MaxDuration, Personality = Personality, StartScript = StartScript };
        foreach (var (name, value) in new[] { ("tools", Tools), ("integration", Integration) })
        {
            if (value.ValueKind != JsonValueKind.Undefined)
            {
                body.AdditionalData[name] = value;
            }
        }

        return RequestBody.Of(body);
    }
}
