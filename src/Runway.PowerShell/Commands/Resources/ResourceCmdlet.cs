using Runway.Journal;
using Runway.PowerShell.Errors;
using Runway.Resources;

namespace Runway.PowerShell;

/// <summary>The base class of the cmdlets for voices, avatars and documents.</summary>
public abstract class ResourceCmdlet : RunwayCmdlet
{
    private readonly List<(object? Target, Task<object> Ready, bool IsQuiet)> _waits = [];

    /// <summary>Writes what the cmdlet waits for, in the order of the input.</summary>
    protected override void EndProcessing()
    {
        foreach (var (target, ready, isQuiet) in _waits)
        {
            Try(target, () =>
            {
                var resource = Await(ready);
                if (!isQuiet)
                {
                    Write(resource);
                }
            });
        }
    }

    /// <summary>Writes a resource, and keeps its name for completion.</summary>
    private protected void Write(object resource)
    {
        Note(resource);
        WriteObject(resource);
    }

    /// <summary>Writes a resource when it is ready, at the end.</summary>
    /// <param name="target">The input, for an error.</param>
    /// <param name="ready">The wait.</param>
    /// <param name="isQuiet">Whether it is only waited for.</param>
    private protected void WriteWhenReady<T>(object? target, Task<T> ready, bool isQuiet = false)
        where T : notnull
    {
        _waits.Add((target, BoxAsync(), isQuiet));

        async Task<object> BoxAsync()
        {
            return await ready.ConfigureAwait(false);
        }
    }

    /// <summary>Ends the command: there is nothing to change.</summary>
    private protected void RefuseNoChange(string advice) => ThrowTerminatingError(ErrorRecords.From(
        new RunwayException(RunwayErrors.ParameterNotApplicable, "There is nothing to change.", advice), null, AdviceFor));

    /// <summary>The name and the id, for a question.</summary>
    private protected static string Describe(string? name, string id) => $"{name} ({id})";

    /// <summary>Keeps the name of a resource for completion.</summary>
    private protected void Note(object resource)
    {
        if (resource is IResource known and not (RunwayVoice { Kind: "preset" } or RunwayAvatar { Kind: "preset" }))
        {
            Note(KindOf(known), known.Id, known.Name);
        }
    }

    /// <summary>Forgets the name of a resource that was deleted.</summary>
    private protected void Forget(object resource) => Forget(KindOf((IResource)resource), ((IResource)resource).Id);

    private static string KindOf(IResource resource) => resource switch
    {
        RunwayVoice => SeenNames.Voice,
        RunwayAvatar => SeenNames.Avatar,
        _ => SeenNames.Document,
    };
}
