using System.Management.Automation;
using Runway.Avatars;
using Runway.PowerShell.Media;

namespace Runway.PowerShell;

/// <summary>
/// Creates avatars: persons or characters that speak in videos and in live sessions. The service prepares an avatar for about a
/// minute; commands that use it wait until it is ready.
/// <para>
/// The request is sent once and is in the journal. If its response is lost, the avatar is looked for by its name and time. Rows of
/// a CSV file bind by the names of the parameters; files give the picture, and the name where none is given.
/// </para>
/// </summary>
/// <remarks>An avatar costs nothing; its videos and sessions do. The picture shows one face clearly.</remarks>
/// <seealso cref="GetRunwayAvatarCommand"/>
/// <seealso cref="SetRunwayAvatarCommand"/>
/// <seealso cref="NewRunwayAvatarVideoCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayAvatar", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(RunwayAvatar))]
public sealed class NewRunwayAvatarCommand : AvatarCmdlet
{
    private bool _isNameTyped;

    /// <summary>The picture: a path, a file, an https URL, a runway:// URI, a data URI, an upload, or a finished image task.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Path", "ReferenceImage")]
    [MediaTransformation]
    public object? Image { get; set; }

    /// <inheritdoc cref="AvatarCmdlet.Name"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [TextTransformation(WithList = "Pass one name.")]
    public override string? Name { get; set; }

    /// <inheritdoc cref="AvatarCmdlet.Personality"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [TextTransformation(WithList = "Read a file with Get-Content -Raw.")]
    public override string? Personality { get; set; }

    /// <inheritdoc cref="AvatarCmdlet.Voice"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ResourceTransformation(nameof(RunwayVoice), nameof(RunwayVoice.Id), OtherType = nameof(RunwayAvatarVoice))]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public override string? Voice { get; set; }

    /// <inheritdoc cref="AvatarCmdlet.StartScript"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [TextTransformation(WithList = "Pass one text.")]
    public override string? StartScript { get; set; }

    /// <inheritdoc cref="AvatarCmdlet.Document"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("DocumentId")]
    [AllowNull]
    [AllowEmptyCollection]
    [ResourceTransformation(nameof(RunwayDocument), nameof(RunwayDocument.Id), IsList = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public override string[]? Document { get; set; }

    /// <inheritdoc cref="AvatarCmdlet.ImageProcessing"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public override string? ImageProcessing { get; set; }

    /// <inheritdoc/>
    internal override string? AdviceFor(Exception error) => error is RunwayException { Error: { } refusal } && refusal == RunwayErrors.MemberRequired
        ? "An avatar needs -Image, -Personality and -Voice (for example -Voice clara), and -Name for a picture without a file name."
        : base.AdviceFor(error);

    /// <summary>Notes whether one name is for all inputs.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isNameTyped = MyInvocation.BoundParameters.ContainsKey(nameof(Name));
    }

    /// <summary>Creates the avatar of one input.</summary>
    protected override void ProcessRecord() => Try(Image ?? Name, () =>
    {
        var media = new MediaReader(this).Read([Image]);
        if (media.Count > 1 && _isNameTyped)
        {
            throw new RunwayException(RunwayErrors.ParameterNotApplicable, $"There are {media.Count} pictures for one name.", "Leave -Name out, or pass one picture.");
        }

        foreach (var image in media.DefaultIfEmpty())
        {
            Try(image, () => Create(image));
        }
    });

    private void Create(object? image)
    {
        var draft = (AvatarDraft)Draft(image);

        // A file from the pipeline also binds its property Name, with the extension.
        if (draft.Image is { IsFile: true } file && !_isNameTyped && (draft.Name is null || draft.Name == Path.GetFileName(file.Text)))
        {
            draft = draft with { Name = Path.GetFileNameWithoutExtension(file.Text) };
        }

        var request = new AvatarRequest(draft);
        request.Validate();
        if (ShouldProcess(request.Name, "Create the avatar"))
        {
            var avatar = Await(Service.Avatars.CreateAsync(draft, Observer, StopToken));
            if (Wait)
            {
                WriteWhenReady(avatar, Service.Avatars.WaitAsync(avatar, Observer, StopToken));
                return;
            }

            Write(avatar);
        }
    }
}
