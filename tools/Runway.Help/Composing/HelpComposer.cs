using Runway.Help.Model;

namespace Runway.Help.Composing;

/// <summary>Composes the help of all cmdlets; fails when anything is missing.</summary>
internal static class HelpComposer
{
    /// <exception cref="HelpException">Something is missing or does not exist; lists every place.</exception>
    public static IReadOnlyList<CmdletHelp> Compose(HelpSource source)
    {
        var gaps = new List<string>();
        var references = new References(source);
        var cmdlets = source.Cmdlets.Select(c => new CmdletComposer(c, source, references, gaps).Compose()).ToList();

        foreach (var name in source.Examples.Keys.Where(name => !references.IsKnown(name)))
            gaps.Add($"{name}: there are examples, and no such cmdlet");
        foreach (var (name, text) in source.Topics)
            gaps.AddRange(references.DeadIn(text).Select(dead => $"{name}: mentions {dead}, which does not exist"));
        foreach (var (error, advice) in source.Errors)
            gaps.AddRange(references.DeadIn($"{error.Meaning} {advice}").Select(dead => $"{error.Id}: mentions {dead}, which does not exist"));
        return gaps.Count == 0 ? cmdlets : throw new HelpException(gaps);
    }
}
