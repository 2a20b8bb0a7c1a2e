using Runway.Generated;
using Runway.Generated.Models;
using Runway.Http;
using Runway.Observing;
using Runway.Tasks;

namespace Runway.Documents;

/// <summary>Makes the documents of the project, or of an avatar, the same as local files.</summary>
internal sealed class DocumentSync(ConnectionContext connection, DocumentService documents, int throttleLimit)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private readonly ReadPolicy<RunwayClient> _reads = new(connection, connection.Client);

    /// <summary>Compares the files with the documents. Sends only reads.</summary>
    /// <param name="files">The files, which have different names.</param>
    /// <param name="avatar">The avatar that is to have the documents, or null.</param>
    /// <param name="isMeant">Whether the paths stand for a document of this name; null where documents without a file stay.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>A step for each file, or the error of the file; then a step for each document without a file.</returns>
    /// <exception cref="RunwayException">The documents cannot be read.</exception>
    public async Task<IReadOnlyList<(SyncStep Step, RunwayException? Error)>> PlanAsync(
        IReadOnlyList<SyncFile> files, SyncAvatar? avatar, Func<string, bool>? isMeant, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var all = new List<RunwayDocument>();
        await foreach (var document in documents.ListAsync(byChange: false, ascending: false, observer, cancellationToken).ConfigureAwait(false))
        {
            // It may be the document of a file, which would then be created a second time.
            if (document.Id.Length == 0 || document.Name is null)
            {
                throw new RunwayException(RunwayErrors.UnexpectedResponse, "The list of documents has an entry whose id or name cannot be read. Nothing was changed.");
            }

            all.Add(document);
        }

        var plan = new SyncPlan(all, avatar);
        var steps = await EachAsync(
            files,
            async file =>
            {
                try
                {
                    var candidates = await ReadAsync(plan.Candidates(file), observer, cancellationToken).ConfigureAwait(false);
                    return (plan.StepFor(file, candidates), (RunwayException?)null);
                }
                catch (RunwayException e)
                {
                    return (new SyncStep(SyncAction.None, file, null, false), e);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return isMeant is null ? steps : [.. steps, .. plan.Surplus(files, isMeant).Select(step => (step, (RunwayException?)null))];
    }

    /// <summary>
    /// Does the steps: creates and changes first, then the one change of the avatar, and deletes what has no file at the end. Nothing
    /// is taken away or deleted where a step before it failed. Each step that was done is a row, in the order of the steps.
    /// </summary>
    public async Task<SyncOutcome> RunAsync(IReadOnlyList<SyncStep> steps, SyncAvatar? avatar, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var results = await TryEachAsync(steps.Where(step => step.File is not null), observer, cancellationToken).ConfigureAwait(false);
        List<SyncStep> surplus = results.Exists(result => result.Error is not null) ? [] : [.. steps.Where(step => step.File is null)];
        var attached = results.FindAll(result => result is { Error: null, Step.Attach: true });
        List<(string Target, Exception Error)> ofAvatar = [];
        if (avatar is not null && attached.Count + surplus.Count > 0)
        {
            try
            {
                await AttachAsync(avatar.Id, [.. attached.Select(result => result.Id!)], [.. surplus.Select(step => step.Document!.Id)], observer, cancellationToken).ConfigureAwait(false);
            }
            catch (RunwayException e)
            {
                var missing = attached.Count == 0 ? string.Empty : $", so that it has not got {string.Join(", ", attached.Select(result => result.Step.Name))}";
                ofAvatar.Add((avatar.Id, e.With($"Avatar {avatar.Name} was not changed{missing}. Nothing was deleted. {e.Message}")));
                results.RemoveAll(result => result is { Error: null, Step: { Action: SyncAction.None, Attach: true } });
                surplus = [];
            }
        }

        results.AddRange(await TryEachAsync(surplus, observer, cancellationToken).ConfigureAwait(false));
        return new(
            [.. results.Where(result => result.Error is null).Select(result => new RunwayDocumentSync(result.Step.Name, result.Step.Word, result.Id!, result.Step.File?.Path))],
            [.. results.Where(result => result.Error is not null).Select(result => (result.Step.File?.Path ?? result.Step.Document!.Id, result.Error!)), .. ofAvatar]);
    }

    // The whole list is replaced, so that it is read again. Documents that are deleted next are taken out first.
    private async Task AttachAsync(string avatar, IReadOnlyCollection<string> attach, IReadOnlyCollection<string> detach, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var read = await _reads.RunAsync($"Reading avatar {avatar}", (c, t) => c.GetAvatarAsync(avatar, t), observer, FirstDelay, cancellationToken).ConfigureAwait(false);
        var has = read.DocumentIds ?? [];
        var wanted = has.Union(attach, StringComparer.OrdinalIgnoreCase).Except(detach, StringComparer.OrdinalIgnoreCase).ToList();
        if (!wanted.SequenceEqual(has, StringComparer.OrdinalIgnoreCase))
        {
            await _reads.RunAsync($"Changing avatar {avatar}", (c, t) => c.UpdateAvatarAsync(avatar, new AvatarUpdateRequest { DocumentIds = wanted }, t), observer, FirstDelay, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<List<SyncResult>> TryEachAsync(IEnumerable<SyncStep> steps, IRunwayObserver? observer, CancellationToken cancellationToken) => [.. await EachAsync(
        [.. steps],
        async step =>
        {
            try
            {
                return new SyncResult(step, await DoAsync(step, observer, cancellationToken).ConfigureAwait(false), null);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                return new SyncResult(step, null, e);
            }
        },
        cancellationToken).ConfigureAwait(false)];

    private async Task<string> DoAsync(SyncStep step, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        switch (step.Action)
        {
            case SyncAction.Create:
                return (await documents.CreateAsync(step.File!.Name, step.File.Content, observer, cancellationToken).ConfigureAwait(false)).Id;
            case SyncAction.Change:
                var name = step.Document!.Name == step.File!.Name ? null : step.File.Name;
                await documents.UpdateAsync(step.Document.Id, name, step.File.HasTextOf(step.Document) ? null : step.File.Content, observer, cancellationToken).ConfigureAwait(false);
                break;
            case SyncAction.Remove:
                await documents.DeleteAsync(step.Document!.Id, observer, cancellationToken).ConfigureAwait(false);
                break;
        }

        return step.Document!.Id;
    }

    private async Task<IReadOnlyList<RunwayDocument>> ReadAsync(IReadOnlyList<RunwayDocument> listed, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var read = new List<RunwayDocument>();
        foreach (var document in listed)
        {
            read.Add(await documents.GetAsync(document.Id, observer, cancellationToken).ConfigureAwait(false));
        }

        return read;
    }

    private async Task<IReadOnlyList<TResult>> EachAsync<T, TResult>(IReadOnlyList<T> items, Func<T, Task<TResult>> work, CancellationToken cancellationToken)
    {
        var results = new TResult[items.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, items.Count),
            new ParallelOptions { MaxDegreeOfParallelism = throttleLimit, CancellationToken = cancellationToken },
            async (index, _) => results[index] = await work(items[index]).ConfigureAwait(false)).ConfigureAwait(false);
        return results;
    }
}
