using Runway.Journal;
using Runway.PowerShell.Errors;
using Runway.Resources;
using Runway.Texts;

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

    /// <summary>Deletes each after a question. One with an id that does not exist is no error.</summary>
    /// <param name="resources">The service, an <see cref="IResourceList"/>.</param>
    /// <param name="names">Ids or names.</param>
    /// <param name="consequence">What else it means to delete one, for the question; empty where nothing.</param>
    private protected void Delete(object resources, string[] names, Func<object, string> consequence)
    {
        var service = (IResourceList)resources;
        foreach (var name in names)
        {
            Try(name, () =>
            {
                if (Find(service, name) is { } found && ShouldProcess(Describe(found.Name, found.Id), $"Delete the {service.Kind.Name}{consequence(found)}"))
                {
                    Await(service.DeleteAsync(found.Id, Observer, StopToken));
                    Forget(KindOf(found), found.Id);
                }
            });
        }
    }

    private IResource? Find(IResourceList service, string name)
    {
        try
        {
            return Await(service.FindAsync(name, Observer, StopToken));
        }
        catch (RunwayException e) when (e.Error == service.Kind.NotFound && ResourceId.IsOne(name))
        {
            WriteVerbose($"{service.Kind.Title} {name} does not exist.");
            return null;
        }
    }

    private static string KindOf(IResource resource) => resource switch
    {
        RunwayVoice => SeenNames.Voice,
        RunwayAvatar => SeenNames.Avatar,
        _ => SeenNames.Document,
    };
}
