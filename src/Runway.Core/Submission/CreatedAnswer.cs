using System.Text;

namespace Runway;

/// <summary>
/// Reads of an answer to a create what must not be lost, whatever is wrong with the rest of it: an estimate that is no number,
/// bytes behind the end, an end that is missing.
/// </summary>
internal static class CreatedAnswer
{
    /// <summary>More than any task costs by far: a number beyond it is a mistake.</summary>
    private const double MostCredits = 10_000_000;

    /// <summary>The text of the member "id" of the outermost object; null where there is none.</summary>
    /// <param name="answer">The answer as it came, JSON or nearly so.</param>
    public static string? FindId(byte[]? answer)
    {
        var text = answer is null ? string.Empty : Encoding.UTF8.GetString(answer);
        var (depth, isId) = (0, false);
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '{' or '[':
                    depth++;
                    isId = false;
                    break;
                case '}' or ']':
                    depth--;
                    isId = false;
                    break;
                case ',':
                    isId = false;
                    break;
                case '"':
                    var end = EndOfString(text, at);
                    if (end < 0)
                    {
                        return null;
                    }

                    var word = text[(at + 1)..end];
                    if (isId && depth == 1 && !string.IsNullOrWhiteSpace(word) && !word.Contains('\\'))
                    {
                        return word;
                    }

                    isId = depth == 1 && word == "id" && text.AsSpan(end + 1).TrimStart().StartsWith(":");
                    at = end;
                    break;
            }
        }

        return null;
    }

    /// <summary>An estimate as it may be counted with; null, and a warning, for one that cannot be.</summary>
    public static double? Plausible(double? credits, string id, IRunwayObserver? observer)
    {
        if (credits is null or (>= 0 and <= MostCredits))
        {
            return credits;
        }

        observer.Tell(o => o.OnWarning(FormattableString.Invariant($"Task {id}: the service expects to charge {credits} credits, which cannot be. It is not counted with.")));
        return null;
    }

    private static int EndOfString(string text, int begin)
    {
        for (var at = begin + 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '"')
            {
                return at;
            }
        }

        return -1;
    }
}
