using System.Text;
using Runway.Generated;
using Runway.Http;
using Runway.Observing;
using Runway.Tasks;

namespace Runway.Submission;

/// <summary>
/// Reads of an answer to a create what must not be lost, whatever is wrong with the rest of it: an estimate that is no number,
/// bytes behind the end, an end that is missing.
/// </summary>
internal static class CreatedAnswer
{
    /// <summary>The task that an answer tells of; null where it names none.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="sent">The request that got the answer.</param>
    /// <param name="now">When it came.</param>
    /// <param name="observer">Who is told of what cannot be read.</param>
    public static RunwayTask? ToTask(RawResponse answer, GenerationRequest request, RequestContext sent, DateTimeOffset now, IRequestObserver? observer) =>
        RunwayClient.ReadCreated(answer) is { Id.Length: > 0 } created
            ? ToTask(created.Id, Plausible(created.EstimatedCost?.CreditsProp, created.Id, observer), request, sent, now)
            : Salvage(request, sent, now, observer);

    /// <summary>The task that an answer tells of which cannot be read as a whole; null where it names none.</summary>
    public static RunwayTask? Salvage(GenerationRequest request, RequestContext sent, DateTimeOffset now, IRequestObserver? observer)
    {
        if (FindId(sent.Answer) is not { } id)
        {
            return null;
        }

        observer.Notify(o => o.OnWarning($"Task {id} exists; the rest of the service's answer cannot be read. What it is expected to cost is not known."));
        return ToTask(id, null, request, sent, now);
    }

    private static RunwayTask ToTask(string id, double? estimate, GenerationRequest request, RequestContext sent, DateTimeOffset now)
    {
        id = OutsideText.OneLine(id);
        if (sent.Logged is { } logged)
        {
            logged.TaskId = id;
        }

        return new RunwayTask
        {
            Id = id,
            Status = RunwayTaskStatus.Pending,
            Model = request.Model,
            Operation = request.Operation,
            PromptText = request.PromptText,
            CreatedAt = now,
            EstimatedCredits = estimate,
        };
    }

    /// <summary>The text of the member "id" of the outermost object; null where there is none.</summary>
    /// <param name="answer">The answer as it came, JSON or nearly so.</param>
    public static string? FindId(byte[]? answer)
    {
        var text = TextOf(answer);
        foreach (var (name, at) in Members(text))
        {
            if (name == "id" && at < text.Length && text[at] == '"' && EndOfString(text, at) is > 0 and var end
                && text[(at + 1)..end] is var id && !string.IsNullOrWhiteSpace(id) && !id.Contains('\\'))
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>Whether the outermost object has an estimate, readable or not: only the answer to a create has one.</summary>
    public static bool HasEstimate(byte[]? answer) => Members(TextOf(answer)).Any(m => m.Name == "estimatedCost");

    /// <summary>An estimate as it may be counted with; null, and a warning, for one that cannot be.</summary>
    public static double? Plausible(double? credits, string id, IRequestObserver? observer)
    {
        if (credits is null || CreditAmount.Plausible(credits) is not null)
        {
            return credits;
        }

        observer.Notify(o => o.OnWarning(FormattableString.Invariant($"Task {id}: the service expects to charge {credits} credits, which cannot be. It is not counted with.")));
        return null;
    }

    // The members of the outermost object, and where the value of each begins. A web page with a script in it is no object.
    private static IEnumerable<(string Name, int At)> Members(string text)
    {
        var at = text.AsSpan().IndexOfAnyExcept(" \t\r\n\uFEFF");
        if (at < 0 || text[at] != '{')
        {
            yield break;
        }

        for (var depth = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']':
                    depth--;
                    break;
                case '"':
                    var (begin, end) = (at + 1, EndOfString(text, at));
                    if (end < 0)
                    {
                        yield break;
                    }

                    at = end;
                    var colon = SkipSpace(text, end + 1);
                    if (depth == 1 && colon < text.Length && text[colon] == ':')
                    {
                        yield return (text[begin..end], SkipSpace(text, colon + 1));
                    }

                    break;
            }
        }
    }

    // JSON is UTF-8. What a proxy made UTF-16 of has a zero in its first character.
    private static string TextOf(byte[]? answer) => answer switch
    {
        null => string.Empty,
        [0xFF, 0xFE, ..] or [_, 0, ..] => Encoding.Unicode.GetString(answer),
        [0xFE, 0xFF, ..] or [0, ..] => Encoding.BigEndianUnicode.GetString(answer),
        _ => Encoding.UTF8.GetString(answer),
    };

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
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
