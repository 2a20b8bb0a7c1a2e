using Runway.Catalogue;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Http;
using Runway.Media;
using Runway.Observing;
using Runway.Resources;
using Runway.Submission;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Avatars;

/// <summary>The avatars of the organization.</summary>
internal sealed class AvatarService(CreateContext creates) : PreparedResourceService<RunwayAvatar>(creates, ResourceKind.Avatar)
{
    // A change of the picture that meets 409 has run into the processing of another change.
    private const int MaxConflicts = 3;
    private readonly UploadService _uploads = creates.Uploads;

    /// <inheritdoc/>
    public override IAsyncEnumerable<RunwayAvatar> ListAsync(IRequestObserver? observer, CancellationToken cancellationToken) => CursorPages.ReadAsync(
        page => TryAsync("Reading the avatars", (c, t) => c.ListAvatarsAsync(page, t), observer, cancellationToken),
        page => (page.Data?.Select(ToAvatar), page.HasMore, page.NextCursor),
        cancellationToken);

    /// <inheritdoc/>
    public override async Task<RunwayAvatar> GetAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var read = await TryAsync($"Reading avatar {id}", (c, t) => c.GetAvatarAsync(id, t), observer, cancellationToken).ConfigureAwait(false);
        NoteRead(id);
        return ToAvatar(read);
    }

    /// <summary>The avatar for a request, by the name of a preset, an id or an exact name; see <see cref="PresetName"/>.</summary>
    /// <param name="avatar">The name or the id.</param>
    /// <param name="ownVoice">Whether it speaks with its own voice.</param>
    /// <param name="listed">The list that the names of one command share, empty before the first; null for one name.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RunwayException">None, or more than one, has the name; or it failed.</exception>
    public async Task<AvatarChoice> ChooseAsync(string avatar, bool ownVoice, List<RunwayAvatar>? listed, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var preset = AvatarChoice.OfPreset(avatar);
        var found = PresetName.Of(avatar) is null ? await FindAsync(avatar, preset?.PresetId, listed, observer, cancellationToken).ConfigureAwait(false) : null;
        return found is null
            ? preset ?? throw (PresetName.Of(avatar) is { } only
                ? new RunwayException(Kind.NotFound, $"There is no preset '{only}' of avatars.", $"The presets are {string.Join(", ", AvatarChoice.Presets)}.")
                : new RunwayException(Kind.NotFound, $"There is no avatar '{avatar}'."))
            : found.Voice is { IsDeleted: true } && ownVoice
                ? throw new RunwayException(RunwayErrors.VoiceNotApplicable, $"The voice of avatar '{found.Name}' ({found.Id}) was deleted, so that it cannot speak.") { Case = ErrorCase.VoiceDeleted }
                : new(null, found.Id) { Name = found.Name, Ready = ReadyOf(found) };
    }

    /// <summary>Creates an avatar. The request is sent once; a lost response is settled by the list.</summary>
    /// <exception cref="RunwayException">A value is not valid, the service refuses it, or the outcome is unknown.</exception>
    public Task<RunwayAvatar> CreateAsync(AvatarDraft draft, IRunwayObserver? observer, CancellationToken cancellationToken) =>
        CreateAsync(new AvatarRequest(draft), SubmissionOptions.Default, observer, cancellationToken);

    /// <summary>Refuses a change that is not valid, before anything is sent.</summary>
    /// <exception cref="RunwayException">A value is not valid.</exception>
    public void Require(AvatarDraft draft)
    {
        var files = draft.Image is { IsFile: true } file ? new HashSet<string>(StringComparer.Ordinal) { file.Text } : null;
        if (ModelCatalogue.Current.CheckDraft(Kind.Path + "/{id}", Kind.Name, RequestBody.Of(draft.ToUpdate()).Json, files).ToException() is { } wrong)
        {
            throw wrong;
        }

        draft.Image?.Require(MediaKind.Image);
    }

    /// <summary>Changes what is given. The picture of an avatar that is PROCESSING cannot be changed, so that is waited for.</summary>
    /// <exception cref="RunwayException">A value is not valid, or there is no such avatar.</exception>
    public async Task<RunwayAvatar> UpdateAsync(string id, AvatarDraft draft, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        Require(draft);
        await (draft.Voice?.Ready).WaitAsync(observer, cancellationToken).ConfigureAwait(false);
        var image = draft.Image is { } given ? await _uploads.ResolveAsync(given, MediaKind.Image, observer, cancellationToken).ConfigureAwait(false) : null;
        for (var conflicts = 0; ; conflicts++)
        {
            if (image is not null)
            {
                await EndAsync(await GetAsync(id, observer, cancellationToken).ConfigureAwait(false), observer, cancellationToken).ConfigureAwait(false);
            }

            try
            {
                return ToAvatar(await TryAsync($"Changing avatar {id}", (c, t) => c.UpdateAvatarAsync(id, draft.ToUpdate(image), t), observer, cancellationToken).ConfigureAwait(false));
            }
            catch (RunwayException e) when (e.Error == RunwayErrors.Conflict && image is not null && conflicts < MaxConflicts)
            {
                // Another change has begun between the read and this one.
            }
        }
    }

    /// <inheritdoc/>
    public override Task<string?> TraitOfAsync(IResource resource, IRequestObserver? observer, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(resource is RunwayAvatar avatar ? AvatarTrait.Of(avatar.Personality, avatar.Voice?.Id, avatar.StartScript, avatar.DocumentId) : null);

    private protected override Task DeleteAsync(RunwayClient client, string id, CancellationToken cancellationToken) => client.DeleteAvatarAsync(id, cancellationToken);

    private protected override RunwayAvatar OfResponse(object response) => ToAvatar((AvatarResponse)response);

    private protected override Task<RunwayAvatar> MadeAsync(string id, ResourceRequest request, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        NoteRead(id);
        return Task.FromResult(request.Answer is { } answer && RunwayClient.ReadAvatar(answer) is { } read
            ? ToAvatar(read)
            : new RunwayAvatar { Id = id, Name = request.Name, Status = ResourceStatus.Processing, Personality = ((AvatarRequest)request).Draft.Personality });
    }

    private RunwayAvatar ToAvatar(AvatarResponse read) => new()
    {
        Id = Clean(read.Id) ?? string.Empty,
        Name = Clean(read.Name),
        Status = Clean(read.Status),
        Personality = read.Personality,
        StartScript = read.StartScript,
        Voice = read.Voice is { } voice ? ToVoice(voice) : null,
        DocumentId = [.. (read.DocumentIds ?? []).Select(document => Clean(document)!)],
        ReferenceImageUrl = Address(read.ReferenceImageUri),
        ProcessedImageUrl = Address(read.ProcessedImageUri),
        CreatedAt = read.CreatedAt,
        UpdatedAt = read.UpdatedAt,
        FailureReason = Connection.Clean(read.FailureReason),
        AdditionalProperties = NamedValues.Of(read.AdditionalData),
    };

    private RunwayAvatarVoice ToVoice(AvatarVoice voice) => new()
    {
        Id = Clean(voice.PresetId ?? voice.Id) ?? string.Empty,
        Name = Clean(voice.Name),
        Kind = voice.PresetId is null ? "custom" : "preset",
        IsDeleted = voice.Deleted == true,
    };

    private string? Clean(string? text) => Connection.Clean(text, OutsideText.LongestName);

    private static string? Address(string? url) => url is { Length: > 0 } ? OutsideText.Address(url) : null;
}
