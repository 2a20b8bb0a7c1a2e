using Runway.Catalogue;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Http;
using Runway.Observing;
using Runway.Texts;

namespace Runway.Documents;

/// <summary>Lists, creates, changes and deletes the documents of the project.</summary>
internal sealed class DocumentService
{
    private const string Rule = "document";
    private const string Consequence = "The document may exist: look for its name in the list before you create it again.";

    /// <summary>How far the clocks of this machine and of the service may differ.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);

    private readonly ConnectionContext _connection;
    private readonly ReadPolicy<RunwayClient> _reads;
    private readonly SingleSend<RunwayClient> _once;

    internal DocumentService(ConnectionContext connection)
    {
        _connection = connection;
        _reads = new(connection, connection.Client);
        _once = new(connection, connection.Client);
    }

    /// <summary>Lists the documents, without contents.</summary>
    /// <param name="byChange">Whether they are sorted by their last change, and not by their creation.</param>
    /// <param name="ascending">Whether the oldest is first.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RunwayException">The service cannot be read.</exception>
    public IAsyncEnumerable<RunwayDocument> ListAsync(bool byChange, bool ascending, IRequestObserver? observer, CancellationToken cancellationToken) => CursorPages.ReadAsync(
        page => _reads.RunAsync(
            "Reading the documents",
            (c, t) => c.ListDocumentsAsync(page, byChange ? "updatedAt" : "createdAt", ascending ? "asc" : "desc", t),
            observer,
            FirstDelay,
            cancellationToken),
        page => (page.Data?.Select(ToDocument), page.HasMore, page.NextCursor),
        cancellationToken);

    /// <summary>Reads a document with its content.</summary>
    /// <exception cref="RunwayException">There is no such document, or it cannot be read.</exception>
    public async Task<RunwayDocument> GetAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken) =>
        ToDocument(await TryAsync($"Reading document {id}", (c, t) => c.GetDocumentAsync(id, t), observer, cancellationToken).ConfigureAwait(false));

    /// <summary>Finds the document with an id or an exact name, and reads it with its content.</summary>
    /// <exception cref="RunwayException">No document, or more than one, has the name; or it cannot be read.</exception>
    public async Task<RunwayDocument> FindAsync(string nameOrId, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(nameOrId, out _))
        {
            return await GetAsync(nameOrId, observer, cancellationToken).ConfigureAwait(false);
        }

        var found = new List<RunwayDocument>();
        await foreach (var document in ListAsync(byChange: false, ascending: false, observer, cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(document.Name, nameOrId, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(document);
            }
        }

        var exact = found.Where(document => document.Name == nameOrId).ToList();
        return (exact.Count > 0 ? exact : found) switch
        {
            [var one] => await GetAsync(one.Id, observer, cancellationToken).ConfigureAwait(false),
            [] => throw new RunwayException(RunwayErrors.DocumentNotFound, $"There is no document '{nameOrId}'."),
            var several => throw new RunwayException(
                RunwayErrors.DocumentNotFound,
                $"{several.Count} documents have the name '{nameOrId}'. Their ids are {string.Join(" and ", several.Select(document => document.Id))}.",
                "Pass the id of one of them."),
        };
    }

    /// <summary>What the service does not take about a new document, or null.</summary>
    public static RunwayException? Fault(string name, string content) =>
        ModelCatalogue.Current.Check("documents", Rule, RequestBody.Of(new DocumentCreateRequest { Name = name, Content = content }).Json).ToException();

    /// <summary>
    /// Creates a document. Where the answer is lost, it is looked for in the list: one with this name and content that was created
    /// since the request is taken for it.
    /// </summary>
    /// <exception cref="RunwayException">The name or the content is not valid, the service refuses it, or the outcome is unknown.</exception>
    public async Task<RunwayDocument> CreateAsync(string name, string content, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var body = new DocumentCreateRequest { Name = name, Content = content };
        Require("documents", RequestBody.Of(body));
        var since = _connection.Clock.GetUtcNow() - ClockSkew;
        try
        {
            return await _once.RunAsync(
                $"Creating document '{name}'", Consequence, c => c.CreateDocumentAsync(body, CancellationToken.None), (made, _) => ToDocument(made), observer, cancellationToken).ConfigureAwait(false);
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.SubmissionOutcomeUnknown)
        {
            if (await FindLostAsync(name, content, since, observer, cancellationToken).ConfigureAwait(false) is not { } made)
            {
                throw;
            }

            observer.Notify(o => o.OnWarning($"The answer to a create was lost. Document {made.Id} has the name '{name}' and the same content and was created since; it is taken for the one that was created."));
            return made;
        }
    }

    /// <summary>Makes documents the same as files.</summary>
    /// <param name="throttleLimit">The maximum number of concurrent requests.</param>
    public DocumentSync Sync(int throttleLimit) => new(_connection, this, throttleLimit);

    /// <summary>Changes the name, the content or both.</summary>
    /// <exception cref="RunwayException">A value is not valid, or there is no such document.</exception>
    public Task UpdateAsync(string id, string? name, string? content, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var body = new DocumentUpdateRequest { Name = name, Content = content };
        Require("documents/{id}", RequestBody.Of(body));
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

    /// <summary>Deletes a document, also from its avatars.</summary>
    /// <returns>False when there is no such document.</returns>
    /// <exception cref="RunwayException">It cannot be deleted.</exception>
    public async Task<bool> DeleteAsync(string id, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(
                $"Deleting document {id}",
                async (c, t) =>
                {
                    await c.DeleteDocumentAsync(id, t).ConfigureAwait(false);
                    return true;
                },
                observer,
                cancellationToken).ConfigureAwait(false);
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.DocumentNotFound)
        {
            return false;
        }
    }

    private static void Require(string request, RequestBody body)
    {
        if (ModelCatalogue.Current.Check(request, Rule, body.Json).ToException() is { } wrong)
        {
            throw wrong;
        }
    }

    // The newest are first, so that only those since the request are read.
    private async Task<RunwayDocument?> FindLostAsync(string name, string content, DateTimeOffset since, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var found = new List<RunwayDocument>();
        try
        {
            await foreach (var document in ListAsync(byChange: false, ascending: false, observer, cancellationToken).ConfigureAwait(false))
            {
                if (document.CreatedAt < since)
                {
                    break;
                }

                if (document.Name == name && await GetAsync(document.Id, observer, cancellationToken).ConfigureAwait(false) is var whole && whole.Content == content)
                {
                    found.Add(whole);
                }
            }
        }
        catch (RunwayException)
        {
            return null;
        }

        return found.Count == 1 ? found[0] : null;
    }

    private async Task<T> TryAsync<T>(string what, Func<RunwayClient, CancellationToken, Task<T>> call, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            return await _reads.RunAsync(what, call, observer, FirstDelay, cancellationToken).ConfigureAwait(false);
        }
        catch (RunwayException e) when (e is { StatusCode: 404, IsFromService: true })
        {
            throw new RunwayException(RunwayErrors.DocumentNotFound, e.Message, innerException: e) { StatusCode = e.StatusCode, RequestId = e.RequestId, IsFromService = true };
        }
    }

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

    private string? Clean(string? text) => _connection.Clean(text, OutsideText.LongestName);
}
