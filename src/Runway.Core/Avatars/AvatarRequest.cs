using System.Diagnostics.CodeAnalysis;
using Runway.Generated;
using Runway.Media;
using Runway.Operations;
using Runway.Resources;
using Runway.Tasks;

namespace Runway.Avatars;

/// <summary>The create of an avatar: <c>POST /v1/avatars</c>.</summary>
internal sealed record AvatarRequest : ResourceRequest
{
    /// <summary>Makes a request.</summary>
    [SetsRequiredMembers]
    public AvatarRequest(AvatarDraft draft)
        : base(ResourceKind.Avatar) => (Draft, Name) = (draft, draft.Name ?? string.Empty);

    /// <summary>The values.</summary>
    public AvatarDraft Draft { get; }

    internal override string? Trait => AvatarTrait.Of(Draft.Personality, Draft.Voice?.PresetId ?? Draft.Voice?.Id, Draft.StartScript, Draft.Documents);

    internal override Task WaitForInputsAsync(IRunwayObserver? observer, CancellationToken cancellationToken) =>
        (Draft.Voice?.Ready).WaitAsync(observer, cancellationToken);

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(Draft.Image, MediaKind.Image)];

    private protected override void Check()
    {
        RequestParts.RequireMedia(Draft.Image, "The picture of the avatar");
        base.Check();
    }

    internal override RequestBody ToBody() => Draft.ToCreate();
}
