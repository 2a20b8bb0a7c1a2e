using System.Collections.ObjectModel;
using System.Text.Json;
using Runway.Catalogue;
using Runway.Generated;
using Runway.Media;
using Runway.Observing;
using Runway.Tasks;

namespace Runway.Operations;

/// <summary>The request of an operation that creates a task.</summary>
internal abstract record GenerationRequest
{
    /// <summary>The model; any string, since the service adds models without notice.</summary>
    public required string Model { get; init; }

    /// <summary>The prompt; never empty.</summary>
    public string? PromptText { get; init; }

    /// <summary>Additional members, sent unchanged.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>The name of the operation, as in its path: <c>text_to_image</c>.</summary>
    public abstract string Operation { get; }

    /// <summary>The request on one line, for confirmations and plans.</summary>
    public virtual string Summary => $"{Operation} with {Model}";

    /// <summary>The text by which the journal shows it.</summary>
    internal virtual string? Title => PromptText;

    /// <summary>What it creates, for the beginning of a sentence.</summary>
    internal virtual string Noun => "Task";

    /// <summary>Its create, for messages.</summary>
    internal virtual string What => $"Creating {(Operation[0] is 'a' or 'i' ? "an" : "a")} {Operation} task";

    /// <summary>What may have happened where the outcome is unknown: a sentence.</summary>
    internal virtual string Consequence => "A task may exist and be charged.";

    /// <summary>The additional members for the body.</summary>
    private protected Dictionary<string, object> Extra => AdditionalProperties.ToDictionary(m => m.Key, m => (object)m.Value);

    /// <summary>Checks the request and its local files before anything is sent.</summary>
    /// <exception cref="RunwayException">What is wrong, what is allowed, what to do.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(Model))
        {
            throw new RunwayException(RunwayErrors.InvalidModel, "The model is empty.");
        }

        RequestText.RequireWhole(PromptText);
        if (PromptText is { Length: > 0 } prompt && this is not RawCreate)
        {
            RequestText.RequireSeen(prompt);
        }

        Check();
        foreach (var (source, allowed) in MediaMembers())
        {
            source?.Require(allowed);
        }

        if (AdditionalProperties.Count > 0)
        {
            RequireUnknown(ToBody().Members);
        }
    }

    /// <summary>Whether any of its media is a local file.</summary>
    internal bool HasFiles => MediaMembers().Any(m => m.Source is { IsFile: true });

    /// <summary>All media of the request.</summary>
    internal IEnumerable<MediaSource> AllMedia => MediaMembers().Select(m => m.Source).OfType<MediaSource>();

    /// <summary>Path and query of its operation, relative to the base URL.</summary>
    internal virtual string OperationPath => "v1/" + Operation;

    /// <summary>Reads small local files and uploads larger ones.</summary>
    /// <returns>The addresses of all media, by their text in the body.</returns>
    internal async Task<IReadOnlyDictionary<string, MediaSource>> ResolveMediaAsync(UploadService uploads, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var media = new Dictionary<string, Task<MediaSource>>(StringComparer.Ordinal);
        foreach (var (source, allowed) in MediaMembers())
        {
            if (source is not null && !media.ContainsKey(source.Text))
            {
                media[source.Text] = uploads.ResolveAsync(source, allowed, observer, cancellationToken);
            }
        }

        await Task.WhenAll(media.Values).ConfigureAwait(false);
        return media.ToDictionary(m => m.Key, m => m.Value.Result, StringComparer.Ordinal);
    }

    /// <summary>Waits until what it uses can be used, before it is sent.</summary>
    /// <exception cref="RunwayException">Something can never be used.</exception>
    internal virtual Task WaitForInputsAsync(IRunwayObserver? observer, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Its approximate size in memory, in bytes.</summary>
    internal virtual long Size => sizeof(char) * ((PromptText?.Length ?? 0) + AllMedia.Sum(m => (long)m.Text.Length));

    /// <summary>The ratio that the user gave, or null.</summary>
    internal virtual string? GivenRatio => null;

    /// <summary>The same request with another ratio.</summary>
    internal virtual GenerationRequest WithRatio(string ratio) => this;

    /// <summary>The body. A local file is in it as its path.</summary>
    internal abstract RequestBody ToBody();

    /// <summary>Whether the catalogue has rules and prices for it.</summary>
    internal virtual bool IsInCatalogue => true;

    /// <summary>Why its cost is not known, where that has an advice of its own.</summary>
    internal virtual ErrorCase? CostCase => null;

    /// <summary>The case of an unknown outcome that has an advice of its own.</summary>
    internal virtual ErrorCase? LostCase => null;

    /// <summary>Its estimated cost.</summary>
    /// <param name="body">The body with the paths of files.</param>
    /// <param name="inputSeconds">The total length of its input videos and sounds in seconds, or null.</param>
    internal virtual CostEstimate CostOf(JsonElement body, double? inputSeconds = null) => CostEstimate.For(Operation, Model, body, inputSeconds);

    /// <summary>What is kept of it.</summary>
    /// <param name="body">The body with the paths of files.</param>
    /// <param name="sent">Its media, as the user gave them or as they are sent.</param>
    internal virtual RequestNote NoteOf(JsonElement body, IEnumerable<MediaSource> sent) => RequestNote.Of(body, sent);

    /// <summary>The task with what else the response to its create says of it. Must not throw: the task exists.</summary>
    /// <param name="task">The task with its id.</param>
    /// <param name="answer">The response.</param>
    /// <param name="redact">Removes secrets from a text of the service.</param>
    internal virtual RunwayTask Complete(RunwayTask task, RawResponse answer, Func<string, string> redact) => task;

    /// <summary>The result where the response to its create has no id; null where it has none.</summary>
    internal virtual RunwayTask? Take(RawResponse answer) => null;

    /// <summary>Checks what does not depend on the model.</summary>
    private protected virtual void Check()
    {
    }

    /// <summary>The media of the request with their allowed kinds; null for absent members.</summary>
    private protected virtual IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [];

    /// <summary>Whether a known member may be sent as an additional one.</summary>
    private protected virtual bool IsOpen(string member) => false;

    // A member must not be sent twice.
    private void RequireUnknown(IEnumerable<string> ownMembers)
    {
        if (ownMembers.FirstOrDefault(m => AdditionalProperties.ContainsKey(m) && !IsOpen(m)) is { } known)
        {
            throw new RunwayException(RunwayErrors.MemberGivenTwice, $"'{known}' is not an additional member of {Operation}.");
        }
    }
}
