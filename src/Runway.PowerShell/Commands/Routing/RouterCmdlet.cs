using Runway.Journal;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>The base class of the cmdlets that read and delete routers.</summary>
public abstract class RouterCmdlet : RunwayCmdlet
{
    /// <summary>Writes a router, and notes it for completion.</summary>
    private protected void Write(RunwayRouter router)
    {
        Note(SeenNames.Router, router.Slug, router.Name);
        WriteObject(router);
    }

    /// <summary>The ids, or where there are none the slugs.</summary>
    private protected static IReadOnlyList<string> Named(string[]? ids, string[]? slugs) => Texts(ids) is { Count: > 0 } given ? given : Texts(slugs);

    /// <summary>The values that are not blank.</summary>
    private protected static IReadOnlyList<string> Texts(string[]? values) => [.. (values ?? []).Select(Given).OfType<string>()];

    /// <summary>The error of an input that names no router.</summary>
    private protected static RunwayException NoRouter() => new(RunwayErrors.InvalidRouter, "The input has neither the id nor the slug of a router.", "Pass -Slug or -Id, or objects with these properties.");
}
