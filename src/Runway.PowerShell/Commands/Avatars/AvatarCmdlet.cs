using System.Management.Automation;
using Runway.Avatars;
using Runway.PowerShell.Cmdlets;
using Runway.PowerShell.Media;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>The base class of New-RunwayAvatar and Set-RunwayAvatar.</summary>
public abstract class AvatarCmdlet : ResourceCmdlet
{
    private readonly FoundOnce _found = new();
    private readonly List<RunwayVoice> _voices = [];

    /// <summary>The name, up to 50 characters.</summary>
    [Parameter]
    [AllowEmptyString]
    [TextTransformation(WithList = "Pass one name.")]
    public virtual string? Name { get; set; }

    /// <summary>The personality: who the avatar is and how it behaves, up to 10,000 characters.</summary>
    [Parameter]
    [AllowEmptyString]
    [TextTransformation(WithList = "Read a file with Get-Content -Raw.")]
    public virtual string? Personality { get; set; }

    /// <summary>
    /// The voice: a preset of avatars, such as <c>clara</c>, or the name, the id or the object of a voice of the organization. One that
    /// is not ready is waited for. Where a voice of the organization has the name of a preset, <c>preset:clara</c> means the preset.
    /// </summary>
    [Parameter]
    [ResourceTransformation(nameof(RunwayVoice), nameof(RunwayVoice.Id), OtherType = nameof(RunwayAvatarVoice))]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public virtual string? Voice { get; set; }

    /// <summary>Its first words in a conversation, up to 2,000 characters.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [TextTransformation(WithList = "Pass one text.")]
    public virtual string? StartScript { get; set; }

    /// <summary>The documents that it knows: names, ids, or objects of Get-RunwayDocument, up to 50.</summary>
    [Parameter]
    [Alias("DocumentId")]
    [AllowNull]
    [AllowEmptyCollection]
    [ResourceTransformation(nameof(RunwayDocument), nameof(RunwayDocument.Id), IsList = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public virtual string[]? Document { get; set; }

    /// <summary>What the service does with the picture: <c>optimize</c> (default) or <c>none</c>.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public virtual string? ImageProcessing { get; set; }

    /// <summary>Waits until the avatars are ready. Default: they are prepared while the next command runs.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Whether documents are given: names, or an empty list, which means none. Null and a blank name are no list.</summary>
    private protected bool IsDocumentGiven => Document is { } documents && (documents.Length == 0 || documents.Any(name => Given(name) is not null));

    /// <summary>The values of this input; the voice and the documents are found.</summary>
    /// <param name="image">The picture.</param>
    private protected object Draft(object? image) => new AvatarDraft
    {
        Name = Given(Name),
        Image = new MediaReader(this).ReadOne(image, "Image"),
        Personality = Given(Personality),
        Voice = Given(Voice) is { } voice ? _found.Of("v" + voice, () => Await(Service.Voices.ChooseAsync(voice, _voices, Observer, StopToken))) : null,
        StartScript = Given(StartScript),
        Documents = IsDocumentGiven ? Ids(Document) : null,
        ImageProcessing = Given(ImageProcessing) is { } processing
            ? ResourceCompleter.ImageProcessings.FirstOrDefault(value => value.Equals(processing, StringComparison.OrdinalIgnoreCase)) ?? processing
            : null,
    };

    /// <summary>The ids of documents by their names or ids; each is read once.</summary>
    private protected IReadOnlyList<string> Ids(string[]? documents) =>
        [.. (documents ?? []).Select(Given).OfType<string>().Select(document => _found.Of("d" + document, () => Await(Service.Documents.FindAsync(document, Observer, StopToken))).Id).Distinct(StringComparer.OrdinalIgnoreCase)];
}
