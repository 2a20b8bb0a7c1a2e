using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Runway.Catalogue;
using Runway.Generated;
using Runway.Media;
using Runway.Operations;
using Runway.Tasks;

namespace Runway.Resources;

/// <summary>
/// The create of a resource. It goes the way of the create of a task: once, with an intent in the journal before and the outcome
/// after it. The journal gets the name and the files, and nothing else of its content.
/// </summary>
internal abstract record ResourceRequest : GenerationRequest
{
    [SetsRequiredMembers]
    private protected ResourceRequest(ResourceKind kind) => (Kind, Model) = (kind, kind.Name);

    /// <summary>What it creates.</summary>
    public ResourceKind Kind { get; }

    /// <summary>The name of the resource.</summary>
    public string Name { get; init; } = string.Empty;

    /// <inheritdoc/>
    public override string Operation => Kind.Name;

    /// <inheritdoc/>
    public override string Summary => $"{Kind.Name} '{Name}'";

    /// <summary>The response to the create; null before it.</summary>
    internal RawResponse? Answer { get; private set; }

    internal override string OperationPath => "v1/" + Kind.Path;

    internal override bool IsInCatalogue => false;

    internal override ErrorCase? CostCase => ErrorCase.NoPrice;

    internal override string? Title => Name;

    internal override string Noun => Kind.Title;

    internal override string What => $"Creating {Summary}";

    internal override string Consequence => $"The {Kind.Name} may exist: look for its name in the list before you create it again.";

    /// <summary>A text of the request that the resource has, too, and that tells it from others of its name.</summary>
    internal abstract string? Trait { get; }

    /// <summary>What the journal keeps of a trait.</summary>
    internal static string HashOf(string trait) => "1:" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(trait)), 0, 16).ToLowerInvariant();

    internal override CostEstimate CostOf(JsonElement body, double? inputSeconds = null) => new() { AtMost = 0 };

    internal override RequestNote NoteOf(JsonElement body, IEnumerable<MediaSource> sent) => new(null, null, [.. sent.Select(source => InputNote.Of("media", source))]);

    internal override RunwayTask Complete(RunwayTask task, RawResponse answer, Func<string, string> redact)
    {
        Answer = answer;
        return task;
    }

    private protected override void Check()
    {
        var files = AllMedia.Where(source => source.IsFile).Select(source => source.Text).ToHashSet(StringComparer.Ordinal);
        if (ModelCatalogue.Current.CheckDraft(Kind.Path, Kind.Name, ToBody().Json, files).ToException() is { } wrong)
        {
            throw wrong;
        }
    }
}
