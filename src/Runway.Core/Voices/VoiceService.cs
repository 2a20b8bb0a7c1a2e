using System.Text.Json;
using Runway.Catalogue;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Http;
using Runway.Observing;
using Runway.Operations;
using Runway.Resources;
using Runway.Submission;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Voices;

/// <summary>The voices of the organization.</summary>
internal sealed class VoiceService(CreateContext creates) : PreparedResourceService<RunwayVoice>(creates, ResourceKind.Voice)
{
    private readonly CreateContext _creates = creates;

    /// <inheritdoc/>
    public override IAsyncEnumerable<RunwayVoice> ListAsync(IRequestObserver? observer, CancellationToken cancellationToken) => CursorPages.ReadAsync(
        page => TryAsync("Reading the voices", (c, t) => c.ListVoicesAsync(page, t), observer, cancellationToken),
        page => (page.Data?.Select(ToVoice), page.HasMore, page.NextCursor),
        cancellationToken);

    /// <inheritdoc/>
    public override async Task<RunwayVoice> GetAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var read = await TryAsync($"Reading voice {id}", (c, t) => c.GetVoiceAsync(id, t), observer, cancellationToken).ConfigureAwait(false);
        NoteRead(id);
        return ToVoice(read);
    }

    /// <summary>The voice for an avatar or its video, by the name of a preset, an id or an exact name; see <see cref="PresetName"/>.</summary>
    /// <param name="voice">The name or the id.</param>
    /// <param name="listed">The list that the names of one command share, empty before the first; null for one name.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RunwayException">None, or more than one, has the name; it failed; or it is a preset of speech.</exception>
    public async Task<VoiceChoice> ChooseAsync(string voice, List<RunwayVoice>? listed, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var name = PresetName.Plain(voice);
        var preset = VoicePresets.OfAvatar(name);
        var found = PresetName.Of(voice) is null ? await FindAsync(voice, preset, listed, observer, cancellationToken).ConfigureAwait(false) : null;
        return found is null
            ? preset is not null ? new(preset, null) : throw (PresetName.Of(voice) is { } only ? VoicePresets.NoPreset(only) : VoicePresets.NotOfAvatars(name) ?? new(Kind.NotFound, $"There is no voice '{name}'."))
            : new(null, found.Id) { Ready = ReadyOf(found) };
    }

    /// <summary>Creates a voice. The request is sent once; a lost response is settled by the list.</summary>
    /// <exception cref="RunwayException">A value is not valid, the service refuses it, or the outcome is unknown.</exception>
    public Task<RunwayVoice> CreateAsync(VoiceRequest request, SubmissionOptions options, IRunwayObserver? observer, CancellationToken cancellationToken) =>
        base.CreateAsync(request, options, observer, cancellationToken);

    /// <summary>Makes a preview. The request is sent once; nothing leads back to one whose response is lost.</summary>
    /// <exception cref="RunwayException">A value is not valid, the service refuses it, or the outcome is unknown.</exception>
    public async Task<RunwayVoicePreview> PreviewAsync(VoicePreviewRequest request, SubmissionOptions options, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        await new TaskCreation(_creates, RequestReview.WithoutCatalogue(request), options, observer, cancellationToken).RunAsync().ConfigureAwait(false);
        return request.Preview!;
    }

    /// <summary>Changes the name, the description or both.</summary>
    /// <param name="id">The id.</param>
    /// <param name="name">The new name, or null.</param>
    /// <param name="description">The new description, or null.</param>
    /// <param name="clearDescription">Takes the description away.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    /// <exception cref="RunwayException">A value is not valid, or there is no such voice.</exception>
    public async Task<RunwayVoice> UpdateAsync(string id, string? name, string? description, bool clearDescription, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var body = ToUpdate(name, description, clearDescription);
        return ToVoice(await TryAsync($"Changing voice {id}", (c, t) => c.UpdateVoiceAsync(id, body, t), observer, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public override Task<string?> TraitOfAsync(IResource resource, IRequestObserver? observer, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(((RunwayVoice)resource).Description ?? string.Empty);

    /// <summary>Refuses a change that is not valid, before anything is sent.</summary>
    /// <exception cref="RunwayException">A value is not valid.</exception>
    public static void RequireChange(string? name, string? description, bool clearDescription) => ToUpdate(name, description, clearDescription);

    private static VoiceUpdateRequest ToUpdate(string? name, string? description, bool clearDescription)
    {
        var body = new VoiceUpdateRequest { Name = name, Description = description };
        if (clearDescription)
        {
            body.AdditionalData["description"] = JsonDocument.Parse("null").RootElement;
        }

        return ModelCatalogue.Current.Check("voices/{id}", ResourceKind.Voice.Name, RequestBody.Of(body).Json).ToException() is { } wrong ? throw wrong : body;
    }

    private protected override Task DeleteAsync(RunwayClient client, string id, CancellationToken cancellationToken) => client.DeleteVoiceAsync(id, cancellationToken);

    private protected override RunwayVoice OfResponse(object response) => ToVoice((VoiceResponse)response);

    // The response to the create has only the id. The voice exists, also where it cannot be read now.
    private protected override async Task<RunwayVoice> MadeAsync(string id, ResourceRequest request, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(id, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RunwayException or OperationCanceledException)
        {
            observer.Notify(o => o.OnWarning($"Voice {id} was created, and could not be read yet. {(e as RunwayException)?.Message}".TrimEnd()));
            return new RunwayVoice { Id = id, Name = request.Name, Description = ((VoiceRequest)request).Description, Status = ResourceStatus.Processing };
        }
    }

    private RunwayVoice ToVoice(VoiceResponse read) => new()
    {
        Id = Clean(read.Id) ?? string.Empty,
        Name = Clean(read.Name),
        Description = Connection.Clean(read.Description, VoiceRequest.MaxDescription),
        Status = Clean(read.Status),
        CreatedAt = read.CreatedAt,
        PreviewUrl = read.PreviewUrl is { Length: > 0 } url ? OutsideText.Address(url) : null,
        FailureReason = Connection.Clean(read.FailureReason),
        AdditionalProperties = NamedValues.Of(read.AdditionalData),
    };

    private string? Clean(string? text) => Connection.Clean(text, OutsideText.LongestName);
}
