using System.Collections.ObjectModel;
using System.Text.Json;
using Runway.Generated;
using Runway.Generated.Models;

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

    /// <summary>One line for -WhatIf and the like: the model and what distinguishes this request.</summary>
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
        _ = ReplaceMedia((source, allowed) =>
        {
            source.Require(allowed);
            return source;
        });
        if (AdditionalProperties.Count > 0)
        {
            RequireUnknown(ToWire().Members);
        }
    }

    /// <summary>Whether any of its media is a local file.</summary>
    internal bool HasFiles
    {
        get
        {
            var found = false;
            _ = ReplaceMedia((source, _) =>
            {
                found |= source.IsFile;
                return source;
            });
            return found;
        }
    }

    /// <summary>The request with every local file replaced by an address: read, or uploaded first.</summary>
    internal async Task<GenerationRequest> PrepareAsync(UploadService uploads, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (!HasFiles)
        {
            return this;
        }

        var media = new Dictionary<(MediaSource Source, MediaKind Allowed), Task<MediaSource>>();
        _ = ReplaceMedia((source, allowed) =>
        {
            media.TryAdd((source, allowed), uploads.ResolveAsync(source, allowed, observer, cancellationToken));
            return source;
        });
        await Task.WhenAll(media.Values).ConfigureAwait(false);
        return ReplaceMedia((source, allowed) => media[(source, allowed)].Result);
    }

    /// <summary>About how many bytes of memory it holds.</summary>
    internal virtual long Size => sizeof(char) * ((PromptText?.Length ?? 0) + ListMedia().Sum(m => (long)m.Text.Length));

    /// <summary>All media of the request.</summary>
    internal IReadOnlyList<MediaSource> ListMedia()
    {
        var media = new List<MediaSource>();
        _ = ReplaceMedia((source, _) =>
        {
            media.Add(source);
            return source;
        });
        return media;
    }

    internal Task<TaskCreatedResponse> SendAsync(RunwayClient client, CancellationToken cancellationToken) =>
        ToWire().SendAsync(client, cancellationToken);

    /// <summary>The ratio that the user gave; null where none was, or where the operation has none.</summary>
    internal virtual string? AskedRatio => null;

    /// <summary>The same request with another ratio.</summary>
    internal virtual GenerationRequest WithRatio(string ratio) => this;

    /// <summary>The body as it would be sent now; a local file shows as its path.</summary>
    internal JsonElement ToJson() => ToWire().ToJson();

    /// <summary>The one place where a request becomes the wire's type.</summary>
    private protected abstract WireBody ToWire();

    /// <summary>Refuses what is wrong whatever the model.</summary>
    private protected virtual void Check()
    {
    }

    /// <summary>
    /// The request with each of its media passed through <paramref name="replace"/>: the one place that knows which
    /// members are media, and of which kind they may be.
    /// </summary>
    private protected virtual GenerationRequest ReplaceMedia(Func<MediaSource, MediaKind, MediaSource> replace) => this;

    /// <summary>Whether a member that the wire knows may be sent as an additional one all the same.</summary>
    private protected virtual bool IsOpen(string member) => false;

    // Sent twice, a member would mean two things.
    private void RequireUnknown(IEnumerable<string> ownMembers)
    {
        if (ownMembers.FirstOrDefault(m => AdditionalProperties.ContainsKey(m) && !IsOpen(m)) is { } known)
        {
            throw new RunwayException(RunwayErrors.MemberGivenTwice, $"'{known}' is not an additional member of {Operation}.", "It has a parameter of its own; Get-Help with -Parameter * names it.");
        }
    }
}
