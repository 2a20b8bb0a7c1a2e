using System.Management.Automation;
using Runway.Avatars;
using Runway.PowerShell.Errors;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Changes avatars. What is not given stays. -StartScript $null takes the first words away; -Document replaces the documents, and an
/// empty list takes them away.
/// <para>
/// Another picture makes the service prepare the avatar again. While it prepares one, this waits before it changes the picture.
/// </para>
/// </summary>
/// <seealso cref="GetRunwayAvatarCommand"/>
[Cmdlet(VerbsCommon.Set, "RunwayAvatar", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayAvatar))]
public sealed class SetRunwayAvatarCommand : AvatarCmdlet
{
    private readonly HashSet<string> _typed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The avatars: ids, exact names, or objects of Get-RunwayAvatar.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Avatar")]
    [ResourceTransformation(nameof(RunwayAvatar), nameof(RunwayAvatar.Id), IsList = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>The new picture, in the forms of New-RunwayAvatar.</summary>
    [Parameter]
    [Alias("ReferenceImage")]
    public object? Image { get; set; }

    /// <summary>Documents that it is to know beside those that it has.</summary>
    [Parameter]
    [ResourceTransformation(nameof(RunwayDocument), nameof(RunwayDocument.Id), IsList = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? AddDocument { get; set; }

    /// <summary>Documents that it is to know no longer.</summary>
    [Parameter]
    [ResourceTransformation(nameof(RunwayDocument), nameof(RunwayDocument.Id), IsList = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string[]? RemoveDocument { get; set; }

    /// <summary>Writes the changed avatars.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Refuses a call without a change.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _typed.UnionWith(MyInvocation.BoundParameters.Keys);
        if (_typed.Contains(nameof(Document)) && (_typed.Contains(nameof(AddDocument)) || _typed.Contains(nameof(RemoveDocument))))
        {
            ThrowTerminatingError(ErrorRecords.From(
                new RunwayException(RunwayErrors.ParameterNotApplicable, "-Document replaces all documents, so that -AddDocument and -RemoveDocument do not go with it.", "Pass -Document alone, or -AddDocument and -RemoveDocument."),
                null));
        }

        if (!HasChange)
        {
            RefuseNoChange("Pass what is to change, such as -Personality or -Image; empty values do not count. -StartScript $null takes the first words away, -Document @() the documents.");
        }
    }

    private bool HasChange => new[] { Name, Personality, Voice, ImageProcessing }.Any(text => Given(text) is not null)
        || Given(Image) is not null || _typed.Contains(nameof(StartScript)) || IsDocumentGiven || Texts(AddDocument) || Texts(RemoveDocument);

    private static bool Texts(string[]? names) => names?.Any(name => Given(name) is not null) == true;

    /// <summary>Changes the avatars of one input.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in Id!)
        {
            Try(id, () => Change(id));
        }
    }

    private void Change(string id)
    {
        var draft = (AvatarDraft)Draft(Image);
        draft = draft with
        {
            ClearStartScript = _typed.Contains(nameof(StartScript)) && draft.StartScript is null,
        };
        var avatar = Await(Service.Avatars.FindAsync(id, Observer, StopToken));
        if (Texts(AddDocument) || Texts(RemoveDocument))
        {
            draft = draft with { Documents = [.. avatar.DocumentId.Union(Ids(AddDocument), StringComparer.OrdinalIgnoreCase).Except(Ids(RemoveDocument), StringComparer.OrdinalIgnoreCase)] };
        }

        Service.Avatars.Require(draft);
        if (ShouldProcess(Describe(avatar.Name, avatar.Id), "Change the avatar"))
        {
            var changed = Await(Service.Avatars.UpdateAsync(avatar.Id, draft, Observer, StopToken));
            Note(changed);
            if (Wait)
            {
                WriteWhenReady(avatar, Service.Avatars.WaitAsync(changed, Observer, StopToken), isQuiet: !PassThru);
            }
            else if (PassThru)
            {
                Write(changed);
            }
        }
    }
}
