using System.Collections.ObjectModel;
using System.Text.Json;
using Runway.Generated;
using Runway.Operations;

namespace Runway;

/// <summary>What every generating operation is asked for, whatever it makes.</summary>
public abstract record GenerationRequest
{
    /// <summary>The model; any string, since the service adds models without notice.</summary>
    public required string Model { get; init; }

    /// <summary>The prompt; never empty.</summary>
    public string? PromptText { get; init; }

    /// <summary>Members that this version does not know, sent as they are.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>The operation's name, as in its path: <c>text_to_image</c>.</summary>
    public abstract string Operation { get; }

    /// <summary>One line for questions and plans: the model and what distinguishes this request.</summary>
    public virtual string Summary => $"{Operation} with {Model}";

    /// <summary>The additional members in the form in which the wire wants them.</summary>
    private protected Dictionary<string, object> Extra => AdditionalProperties.ToDictionary(m => m.Key, m => (object)m.Value);

    /// <summary>Refuses what is certainly wrong before anything is sent. Local files are looked at.</summary>
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

    /// <summary>Path and query of its operation, below the base URL.</summary>
    internal virtual string OperationPath => "v1/" + Operation;

    /// <summary>Brings the local files to the service: what is small is read, and the rest is uploaded.</summary>
    /// <returns>All media of the request, each an address, by what stands for it in the body.</returns>
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

    /// <summary>About how many bytes of memory it holds.</summary>
    internal virtual long Size => sizeof(char) * ((PromptText?.Length ?? 0) + AllMedia.Sum(m => (long)m.Text.Length));

    /// <summary>The ratio that the user gave; null where none was, or where the operation has none.</summary>
    internal virtual string? AskedRatio => null;

    /// <summary>The same request with another ratio.</summary>
    internal virtual GenerationRequest WithRatio(string ratio) => this;

    /// <summary>The one place where a request becomes the wire's type. A local file stands there as its path.</summary>
    internal abstract RequestBody ToBody();

    /// <summary>Looks at the answer to its create.</summary>
    internal virtual void OnAnswer(RawResponse answer)
    {
    }

    /// <summary>Refuses what is wrong whatever the model.</summary>
    private protected virtual void Check()
    {
    }

    /// <summary>The members that are media, and of which kinds each may be; null for one that is not given.</summary>
    private protected virtual IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [];

    /// <summary>Whether a member that the wire knows may be sent as an additional one all the same.</summary>
    private protected virtual bool IsOpen(string member) => false;

    // Sent twice, a member would mean two things.
    private void RequireUnknown(IEnumerable<string> ownMembers)
    {
        if (ownMembers.FirstOrDefault(m => AdditionalProperties.ContainsKey(m) && !IsOpen(m)) is { } known)
        {
            throw new RunwayException(RunwayErrors.MemberGivenTwice, $"'{known}' is not an additional member of {Operation}.");
        }
    }
}
