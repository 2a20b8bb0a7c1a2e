namespace Runway.Catalogue;

/// <summary>
/// Finds the names that are similar to a misspelled one. Case and separators do not count. Digits must be equal, or missing in the
/// misspelled name: a name with other digits is another version, which may be newer than the catalogue.
/// </summary>
internal static class NearNames
{
    private const int MaxEdits = 2;
    private const int LettersPerEdit = 3;
    private const int ShortestBeginning = 3;

    /// <summary>
    /// The nearest names: those that differ only in case and separators; else those that begin with it; else those with the
    /// smallest edit distance, at most one edit for three letters and two in all. An edit inserts, deletes or replaces a letter or
    /// swaps two.
    /// </summary>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known)
    {
        var asked = Letters(name);
        var all = known.Distinct().Select(k => (Name: k, Letters: Letters(k))).ToList();
        return Names(all.Where(k => k.Letters == asked)) is { Count: > 0 } equal ? equal
            : Names(all.Where(k => Begins(k.Letters, asked))) is { Count: > 0 } longer ? longer
            : Names(Similar(asked, all));
    }

    private static IReadOnlyList<string> Names(IEnumerable<(string Name, string Letters)> names) => [.. names.Select(n => n.Name)];

    private static IEnumerable<(string Name, string Letters)> Similar(string asked, IEnumerable<(string Name, string Letters)> all)
    {
        var near = all
            .Where(k => MayBeOneVersion(asked, k.Letters))
            .ToLookup(k => Edits(asked, k.Letters));
        return Enumerable.Range(0, Math.Min(MaxEdits, asked.Length / LettersPerEdit) + 1).Select(edits => near[edits]).FirstOrDefault(n => n.Any()) ?? [];
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static bool MayBeOneVersion(string asked, string known) =>
        !asked.Any(char.IsAsciiDigit) || known.Where(char.IsAsciiDigit).SequenceEqual(asked.Where(char.IsAsciiDigit));

    // "gen4" does not begin "gen45", which is another version.
    private static bool Begins(string known, string beginning) => beginning.Length >= ShortestBeginning
        && known.StartsWith(beginning, StringComparison.Ordinal)
        && !(char.IsAsciiDigit(beginning[^1]) && known.Length > beginning.Length && char.IsAsciiDigit(known[beginning.Length]));

    // The optimal string alignment distance.
    private static int Edits(string name, string known)
    {
        var rows = new int[name.Length + 1, known.Length + 1];
        for (var i = 0; i <= name.Length; i++)
        {
            for (var j = 0; j <= known.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1,
                    rows[i - 1, j - 1] + (name[i - 1] == known[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && name[i - 1] == known[j - 2] && name[i - 2] == known[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[name.Length, known.Length];
    }
}
