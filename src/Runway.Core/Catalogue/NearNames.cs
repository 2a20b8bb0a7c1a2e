namespace Runway.Catalogue;

/// <summary>
/// Finds the names that are similar to a misspelled one. Digits must be equal: a name with other digits is another version, which
/// may be newer than the catalogue.
/// </summary>
internal static class NearNames
{
    private const int MaxEdits = 2;
    private const int LettersPerEdit = 3;

    /// <summary>The names with the smallest edit distance, if it is at most 2. An edit inserts, deletes or replaces a letter or swaps two.</summary>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known)
    {
        var max = Math.Min(MaxEdits, name.Length / LettersPerEdit);
        var near = known.Distinct()
            .Where(k => Digits(k).SequenceEqual(Digits(name)))
            .Select(k => (Name: k, Edits: Edits(name.ToLowerInvariant(), k)))
            .Where(k => k.Edits <= max)
            .ToList();
        return [.. near.Where(n => n.Edits == near.Min(o => o.Edits)).Select(n => n.Name)];
    }

    private static IEnumerable<char> Digits(string name) => name.Where(char.IsAsciiDigit);

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
