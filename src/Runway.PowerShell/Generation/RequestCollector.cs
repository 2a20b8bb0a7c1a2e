using Runway.Operations;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell.Generation;

/// <summary>
/// Receives the reviewed requests of a New- cmdlet in place of the service, so that Measure-RunwayCost prices what that cmdlet
/// would send, and refuses what it would refuse.
/// </summary>
internal sealed class RequestCollector
{
    [ThreadStatic]
    private static RequestCollector? CurrentOfThread;

    /// <summary>The collector of a cmdlet that begins on this thread; null where requests are sent.</summary>
    public static RequestCollector? Current => CurrentOfThread;

    /// <summary>What was collected, in the order of the input.</summary>
    public List<CollectedRequest> Requests { get; } = [];

    /// <summary>Runs a command whose requests are collected.</summary>
    public void Run(Action command)
    {
        var outer = CurrentOfThread;
        CurrentOfThread = this;
        try
        {
            command();
        }
        finally
        {
            CurrentOfThread = outer;
        }
    }

    /// <summary>Adds a request, or the reason why it is refused.</summary>
    public void Add(InputRow row, string? alternative, Func<RequestReview> review)
    {
        try
        {
            Requests.Add(new CollectedRequest(row, review(), null, alternative));
        }
        catch (RunwayException e)
        {
            Requests.Add(new CollectedRequest(row, null, e, alternative));
        }
    }
}

/// <summary>One request of a New- cmdlet.</summary>
/// <param name="Row">Its input.</param>
/// <param name="Review">The reviewed request; null where it is refused.</param>
/// <param name="Refusal">Why it is refused, or null.</param>
/// <param name="Alternative">The alternative to an unverified model, or null.</param>
internal sealed record CollectedRequest(InputRow Row, RequestReview? Review, RunwayException? Refusal, string? Alternative);
