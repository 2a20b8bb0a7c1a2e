using Runway.Catalogue;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Http;
using Runway.Observing;
using Runway.Resources;
using Runway.Submission;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Documents;

/// <summary>Lists, creates, changes and deletes the documents of the project.</summary>
internal sealed class DocumentService(CreateContext creates) : ResourceService<RunwayDocument>(creates, ResourceKind.Document)
{
    /// <inheritdoc/>
    public override IAsyncEnumerable<RunwayDocument> ListAsync(IRequestObserver? observer, CancellationToken cancellationToken) =>
        ListAsync(byChange: false, ascending: false, observer, cancellationToken);

    /// <summary>Lists the documents, without contents.</summary>
    /// <param name="byChange">Whether they are sorted by their last change, and not by their creation.</param>
    /// <param name="ascending">Whether the oldest is first.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RunwayException">The service cannot be read.</exception>
    public IAsyncEnumerable<RunwayDocument> ListAsync(bool byChange, bool ascending, IRequestObserver? observer, CancellationToken cancellationToken) => CursorPages.ReadAsync(
        page => TryAsync(
            "Reading the documents",
            (c, t) => c.ListDocumentsAsync(page, byChange ? "updatedAt" : "createdAt", ascending ? "asc" : "desc", t),
            observer,
            cancellationToken),
        page => (page.Data?.Select(ToDocument), page.HasMore, page.NextCursor),
        cancellationToken);

    /// <summary>Reads a document with its content.</summary>
    /// <exception cref="RunwayException">There is no such document, or it cannot be read.</exception>
    public override async Task<RunwayDocument> GetAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken) =>
        ToDocument(await TryAsync($"Reading document {id}", (c, t) => c.GetDocumentAsync(id, t), observer, cancellationToken).ConfigureAwait(false));

    /// <summary>What the service does not take about a new document, or null.</summary>
    public static RunwayException? Fault(string name, string content) =>
        ModelCatalogue.Current.Check("documents", ResourceKind.Document.Name, RequestBody.Of(new DocumentCreateRequest { Name = name, Content = content }).Json).ToException();

    /// <summary>Refuses a change that is not valid, before anything is sent.</summary>
    /// <exception cref="RunwayException">A value is not valid.</exception>
    public static void RequireChange(string? name, string? content)
    {
        if (ModelCatalogue.Current.Check("documents/{id}", ResourceKind.Document.Name, RequestBody.Of(new DocumentUpdateRequest { Name = name, Content = content }).Json).ToException() is { } wrong)
        {
            throw wrong;
        }
    }

    /// <summary>Creates a document. The request is sent once; a lost response is settled by the list.</summary>
    /// <exception cref="RunwayException">The name or the content is not valid, the service refuses it, or the outcome is unknown.</exception>
    public Task<RunwayDocument> CreateAsync(string name, string content, IRunwayObserver? observer, CancellationToken cancellationToken) =>
        CreateAsync(new DocumentRequest(name, content), SubmissionOptions.Default, observer, cancellationToken);

    /// <summary>Makes documents the same as files.</summary>
    /// <param name="throttleLimit">The maximum number of concurrent requests.</param>
    public DocumentSync Sync(int throttleLimit) => new(Connection, this, throttleLimit);

    /// <summary>Changes the name, the content or both.</summary>
    /// <exception cref="RunwayException">A value is not valid, or there is no such document.</exception>
    public Task UpdateAsync(string id, string? name, string? content, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        RequireChange(name, content);
        var body = new DocumentUpdateRequest { Name = name, Content = content };
        return TryAsync(
            $"Changing document {id}",
            async (c, t) =>
            {
                await c.UpdateDocumentAsync(id, body, t).ConfigureAwait(false);
                return true;
            },
            observer,
            cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<string?> TraitOfAsync(IResource resource, IRequestObserver? observer, CancellationToken cancellationToken) =>
        (await GetAsync(resource.Id, observer, cancellationToken).ConfigureAwait(false)).Content;

    private protected override Task<RunwayDocument> WholeAsync(RunwayDocument row, IRequestObserver? observer, CancellationToken cancellationToken) =>
        GetAsync(row.Id, observer, cancellationToken);

    private protected override Task DeleteAsync(RunwayClient client, string id, CancellationToken cancellationToken) => client.DeleteDocumentAsync(id, cancellationToken);

    private protected override Task<RunwayDocument> MadeAsync(string id, ResourceRequest request, IRequestObserver? observer, CancellationToken cancellationToken) => Task.FromResult(
        request.Answer is { } answer && RunwayClient.ReadDocument(answer) is { } read
            ? ToDocument(read)
            : new RunwayDocument { Id = id, Name = request.Name, Content = ((DocumentRequest)request).Content });

    private RunwayDocument ToDocument(DocumentResponse read) => new()
    {
        Id = Clean(read.Id) ?? string.Empty,
        Name = Clean(read.Name),
        Type = Clean(read.Type),
        UsedBy = [.. (read.UsedBy ?? []).Select(user => new DocumentUser(Clean(user.Id) ?? string.Empty, Clean(user.Name)))],
        CreatedAt = read.CreatedAt,
        UpdatedAt = read.UpdatedAt,
        Content = read.Content,
        AdditionalProperties = NamedValues.Of(read.AdditionalData),
    };

    private string? Clean(string? text) => Connection.Clean(text, OutsideText.LongestName);
}
