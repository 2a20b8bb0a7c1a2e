using System.Management.Automation;
using Runway.Journal;
using Runway.PowerShell.Json;
using Runway.PowerShell.Values;
using Runway.Sessions;
using Runway.Submission;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Starts a live session with an avatar, and waits until it is READY, at most 60 seconds; one that is not ready by then is ended. The
/// call itself is WebRTC, in a browser or another program, which joins with SessionKey within half a minute.
/// <para>
/// The request is sent once, and is in the journal before and after it. An avatar that is still prepared is waited for.
/// </para>
/// </summary>
/// <remarks>
/// A session is charged by the seconds that it runs, so its cost is not known. SessionKey is a SecureString; no stream shows it, nor
/// what the avatar is told.
/// </remarks>
/// <seealso cref="StopRunwayAvatarSessionCommand"/>
/// <seealso cref="GetRunwayAvatarConversationCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayAvatarSession", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayAvatarSession))]
public sealed class NewRunwayAvatarSessionCommand : RunwayCmdlet
{
    private readonly HashSet<string> _typed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The avatar: the name of a preset, an id, an exact name, or an object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ResourceTransformation(nameof(RunwayAvatar), nameof(RunwayAvatar.Id), MayBeRow = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    public string? Avatar { get; set; }

    /// <summary>An avatar from the pipeline, or a row with the other parameters as its columns.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The maximum length in seconds, 10 to 1800. Default: 300.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(10, 1800, IsCell = true)]
    public Number? MaxDuration { get; set; }

    /// <summary>Replaces the personality of the avatar in this session, up to 10,000 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextTransformation(WithList = "Pass one text.")]
    public string? Personality { get; set; }

    /// <summary>Replaces the first words of the avatar, up to 2,000 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextTransformation(WithList = "Pass one text.")]
    public string? StartScript { get; set; }

    /// <summary>
    /// Tools that the avatar may use, up to 20 hashtables or objects such as @{ type = 'client_event'; name = 'show_page'; description = 'Shows a
    /// page.' }, with parameters where there are some.
    /// </summary>
    [Parameter]
    public object[]? Tool { get; set; }

    /// <summary>
    /// Joins a room of another service instead: @{ type = 'livekit'; url = …; token = …; roomName = … } or @{ type = 'elevenlabs';
    /// signedUrl = … }.
    /// </summary>
    [Parameter]
    public object? Integration { get; set; }

    /// <summary>Starts it in spite of a credit limit of the connection. Default: it is an error, since its cost is not known.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    // An avatar has a personality and first words, which are not replaced by themselves.
    private bool IsAvatar => !_typed.Contains(nameof(Avatar)) && InputObject is { } piped && PropertyBag.Of(piped)[nameof(Avatar)] is null;

    /// <summary>Notes what the user typed.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _typed.UnionWith(MyInvocation.BoundParameters.Keys);
    }

    /// <summary>Starts the session.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            var avatar = Given(Avatar) ?? string.Empty;
            var request = new SessionRequest(avatar)
            {
                MaxDuration = MaxDuration.AsInt32(),
                Personality = TextOf(Personality, nameof(Personality)),
                StartScript = TextOf(StartScript, nameof(StartScript)),
                Tools = Tool is null ? default : JsonWriting.ToElement(Tool, "-Tool"),
                Integration = Integration is null ? default : JsonWriting.ToElement(Integration, "-Integration"),
            };
            request.Validate();
            if (ShouldProcess(avatar, "Start a live session, credits unknown"))
            {
                var session = Await(Service.Sessions.StartAsync(avatar, request, new SubmissionOptions { AllowUnknownCost = Force }, Observer, StopToken));
                Note(SeenNames.Conversation, session.Id, avatar);
                WriteObject(session);
            }
        }
        catch (RunwayException e)
        {
            WriteError(e, Avatar);
        }
    }

    private string? TextOf(string? text, string parameter) => IsAvatar && !_typed.Contains(parameter) ? null : Given(text);
}
