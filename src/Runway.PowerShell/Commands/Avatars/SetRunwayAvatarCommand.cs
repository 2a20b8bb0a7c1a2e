using System.Management.Automation;
using Runway.Avatars;

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
    private static readonly string[] Members = [nameof(Name), nameof(Image), nameof(Personality), nameof(Voice), nameof(StartScript), nameof(Document), nameof(AddDocument), nameof(RemoveDocument), nameof(ImageProcessing)];

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
        if (!Members.Any(_typed.Contains))
        {
            RefuseNoChange("Pass what is to change, such as -Personality or -Image. Values come from parameters, not from the pipeline.");
        }

        if (_typed.Contains(nameof(Document)) && (_typed.Contains(nameof(AddDocument)) || _typed.Contains(nameof(RemoveDocument))))
        {
            RefuseNoChange("-Document replaces all documents: pass it alone, or -AddDocument and -RemoveDocument.");
        }
    }

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
        // The properties of an avatar from the pipeline are its old values, so only what is on the command line counts.
        var draft = (AvatarDraft)Draft(Image, _typed.Contains);
        draft = draft with
        {
            ClearStartScript = _typed.Contains(nameof(StartScript)) && draft.StartScript is null,
            Documents = _typed.Contains(nameof(Document)) ? draft.Documents ?? [] : null,
        };
        var avatar = Await(Service.Avatars.FindAsync(id, Observer, StopToken));
        if (AddDocument is not null || RemoveDocument is not null)
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
