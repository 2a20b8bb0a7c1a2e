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

    /// <summary>The name, up to 50 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [TextTransformation(WithList = "Pass one name.")]
    public string? Name { get; set; }

    /// <summary>The personality: who the avatar is and how it behaves, up to 10,000 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [TextTransformation(WithList = "Read a file with Get-Content -Raw.")]
    public string? Personality { get; set; }

    /// <summary>
    /// The voice: a preset of avatars, such as <c>clara</c>, or the name, the id or the object of a voice of the organization. One that
    /// is not ready is waited for. Where a voice of the organization has the name of a preset, <c>preset:clara</c> means the preset.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ResourceTransformation(nameof(RunwayVoice), nameof(RunwayVoice.Id), OtherType = nameof(RunwayAvatarVoice))]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string? Voice { get; set; }

    /// <summary>Its first words in a conversation, up to 2,000 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [TextTransformation(WithList = "Pass one text.")]
    public string? StartScript { get; set; }

    /// <summary>The documents that it knows: names, ids, or objects of Get-RunwayDocument, up to 50.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("DocumentId")]
    [AllowNull]
    [AllowEmptyCollection]
    [ResourceTransformation(nameof(RunwayDocument), nameof(RunwayDocument.Id), IsList = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? Document { get; set; }

    /// <summary>What the service does with the picture: <c>optimize</c> (default) or <c>none</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string? ImageProcessing { get; set; }

    /// <summary>Waits until the avatars are ready. Default: they are prepared while the next command runs.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>The values of this input; the voice and the documents are found.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="isGiven">Whether a parameter counts.</param>
    private protected object Draft(object? image, Func<string, bool> isGiven) => new AvatarDraft
    {
        Name = isGiven(nameof(Name)) ? Given(Name) : null,
        Image = new MediaReader(this).ReadOne(image, "Image"),
        Personality = isGiven(nameof(Personality)) ? Given(Personality) : null,
        Voice = isGiven(nameof(Voice)) && Given(Voice) is { } voice ? _found.Of("v" + voice, () => Await(Service.Voices.ChooseAsync(voice, !IsWhatIf, Observer, StopToken))) : null,
        StartScript = isGiven(nameof(StartScript)) ? Given(StartScript) : null,
        Documents = isGiven(nameof(Document)) && Document is not null ? Ids(Document) : null,
        ImageProcessing = isGiven(nameof(ImageProcessing)) ? Given(ImageProcessing) : null,
    };

    /// <summary>The ids of documents by their names or ids; each is read once.</summary>
    private protected IReadOnlyList<string> Ids(string[]? documents) =>
        [.. (documents ?? []).Select(Given).OfType<string>().Select(document => _found.Of("d" + document, () => Await(Service.Documents.FindAsync(document, Observer, StopToken))).Id)];
}
