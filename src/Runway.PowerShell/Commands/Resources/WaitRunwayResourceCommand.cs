using System.Globalization;
using System.Management.Automation;
using Runway.PowerShell.Cmdlets;
using Runway.PowerShell.Values;
using Runway.Texts;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Waits until voices and avatars are ready, and writes each as it becomes ready. One that the service could not prepare is an error with its
/// reason.
/// <para>
/// Commands that use a voice or an avatar wait by themselves; this is for scripts that want to see it. All waits of the process share one
/// schedule, which reads each resource at most every five seconds.
/// </para>
/// </summary>
/// <seealso cref="NewRunwayVoiceCommand"/>
/// <seealso cref="NewRunwayAvatarCommand"/>
[Cmdlet(VerbsLifecycle.Wait, "RunwayResource")]
[OutputType(typeof(RunwayVoice), typeof(RunwayAvatar))]
public sealed class WaitRunwayResourceCommand : ResourceCmdlet
{
    private readonly WaitLimit _deadline = new();
    private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _watched = new(StringComparer.OrdinalIgnoreCase);
    private int _unfinished = 1;

    /// <summary>Voices and avatars, as Get-RunwayVoice and New-RunwayAvatar write them; with -Kind also their ids and names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("InputObject", "Id")]
    public object[] Resource { get; set; } = [];

    /// <summary>What ids and names are of: <c>Voice</c> or <c>Avatar</c>.</summary>
    [Parameter]
    [ValidateSet("Voice", "Avatar")]
    public string? Kind { get; set; }

    /// <summary>
    /// The timeout in seconds, counted from the arrival of the last object. -1: no timeout. What is not ready by then is an error;
    /// the service goes on. Default: -1.
    /// </summary>
    [Parameter]
    [Alias("TimeoutSec")]
    [Number(-1, int.MaxValue)]
    public int Timeout { get; set; } = -1;

    /// <summary>Starts to watch each object.</summary>
    protected override void ProcessRecord()
    {
        foreach (var item in Resource)
        {
            Try(item, () => Watch(item));
        }

        Drain();
    }

    /// <summary>Waits for the rest.</summary>
    protected override void EndProcessing()
    {
        _deadline.Start(Service.Clock, Timeout);
        Finish();
        PumpUntil(_enough.Task);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _deadline.Dispose();
            _deadline.Cancel();
        }

        base.Dispose(disposing);
    }

    private void Watch(object item)
    {
        var kind = KindOf(item) ?? Kind ?? throw new RunwayException(RunwayErrors.ParameterNotApplicable, $"{(StoredValue.Unwrap(item) is string text ? $"'{text}'" : "An object")} may be the id or name of anything.", "Pass -Kind, or an object of Get-RunwayVoice or Get-RunwayAvatar.");
        var name = Given(StoredValue.ToText(item is string or PSObject { BaseObject: string } ? item : PropertyBag.Of(item)["Id"] ?? item))
            ?? throw new RunwayException(RunwayErrors.ParameterNotApplicable, "An id or a name is empty.");
        if (!_watched.Add($"{kind} {name}"))
        {
            return;
        }

        Interlocked.Increment(ref _unfinished);
        _ = RunAsync(kind, name, StoredValue.Unwrap(item), item);
    }

    private async Task RunAsync(string kind, string name, object? known, object target)
    {
        try
        {
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(StopToken, _deadline.Token);
            var ready = await ReadyAsync(kind, name, known, ends.Token).ConfigureAwait(false);
            Post(() => Write(ready));
        }
        catch (OperationCanceledException) when (_deadline.Token.IsCancellationRequested && !StopToken.IsCancellationRequested)
        {
            var late = new RunwayException(RunwayErrors.WaitTimedOut, string.Create(CultureInfo.CurrentCulture, $"{kind} {name} was not ready after {Timeout} s. The service goes on.")) { Case = ErrorCase.ResourceNotReady };
            Post(() => WriteError(late, target));
        }
        catch (OperationCanceledException)
        {
            // The pipeline was stopped.
        }
        catch (Exception e)
        {
            Post(() => WriteError(e, target));
        }
        finally
        {
            Finish();
        }
    }

    private async Task<object> ReadyAsync(string kind, string name, object? known, CancellationToken cancellationToken)
    {
        // By its id it is only watched, as every other wait is.
        var isId = ResourceId.IsOne(name);
        if (kind.Equals("Avatar", StringComparison.OrdinalIgnoreCase))
        {
            var avatar = known as RunwayAvatar ?? (isId ? new RunwayAvatar { Id = name } : null) ?? await Service.Avatars.FindAsync(name, Observer, cancellationToken).ConfigureAwait(false);
            return await Service.Avatars.WaitAsync(avatar, Observer, cancellationToken).ConfigureAwait(false);
        }

        var voice = known as RunwayVoice ?? (isId ? new RunwayVoice { Id = name } : null) ?? await Service.Voices.FindAsync(name, Observer, cancellationToken).ConfigureAwait(false);
        return await Service.Voices.WaitAsync(voice, Observer, cancellationToken).ConfigureAwait(false);
    }

    private void Finish()
    {
        if (Interlocked.Decrement(ref _unfinished) == 0)
        {
            _enough.TrySetResult();
        }
    }

    private static string? KindOf(object item) => StoredValue.TypeOf(item, [nameof(RunwayVoice), nameof(RunwayAvatar)]) switch
    {
        nameof(RunwayVoice) => "Voice",
        nameof(RunwayAvatar) => "Avatar",
        _ => null,
    };
}
