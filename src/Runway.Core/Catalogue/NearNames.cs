namespace Runway.Catalogue;

/// <summary>
/// Finds what a misspelled name was meant to be. Digits are no part of a slip: a name that differs in them is of another
/// version, which may be newer than the catalogue.
/// </summary>
internal static class NearNames
{
    private const int MostSlips = 2;
    private const int LettersForASlip = 3;

    /// <summary>The names that lie nearest, at most two slips away; none where all are further. A slip is a letter too many, too few, another one, or two in the wrong order.</summary>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known)
    {
        var most = Math.Min(MostSlips, name.Length / LettersForASlip);
        var near = known.Distinct()
            .Where(k => Digits(k).SequenceEqual(Digits(name)))
            .Select(k => (Name: k, Slips: Slips(name.ToLowerInvariant(), k)))
            .Where(k => k.Slips <= most)
            .ToList();
        return [.. near.Where(n => n.Slips == near.Min(o => o.Slips)).Select(n => n.Name)];
    }

    private static IEnumerable<char> Digits(string name) => name.Where(char.IsAsciiDigit);

    // The optimal string alignment distance, one row for each letter of a name.
    private static int Slips(string name, string known)
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
