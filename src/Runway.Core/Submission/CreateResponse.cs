using System.Text;
using Runway.Generated;
using Runway.Http;
using Runway.Observing;
using Runway.Operations;
using Runway.Tasks;
using Runway.Texts;

namespace Runway.Submission;

/// <summary>
/// Reads the response to a create. The task id must not be lost, even where the rest is malformed: an estimate that is not a
/// number, trailing bytes, a truncated body.
/// </summary>
internal static class CreateResponse
{
    /// <summary>The task that a response names, or null.</summary>
    /// <param name="answer">The response.</param>
    /// <param name="request">The request.</param>
    /// <param name="sent">The context in which the request was sent.</param>
    /// <param name="now">The time of the response.</param>
    /// <param name="observer">Receives a warning about each member that cannot be read.</param>
    public static RunwayTask? ToTask(RawResponse answer, GenerationRequest request, RequestContext sent, DateTimeOffset now, IRequestObserver? observer) =>
        RunwayClient.ReadCreated(answer) is { Id.Length: > 0 } created
            ? ToTask(created.Id, Plausible(created.EstimatedCost?.CreditsProp, created.Id, observer), request, sent, now)
            : request.Take(answer) ?? Salvage(request, sent, now, observer);

    /// <summary>The task that a malformed response names, or null.</summary>
    public static RunwayTask? Salvage(GenerationRequest request, RequestContext sent, DateTimeOffset now, IRequestObserver? observer)
    {
        if (FindId(sent.Answer) is not { } id)
        {
            return null;
        }

        observer.Notify(o => o.OnWarning($"{request.Noun} {id} exists, but the rest of the service's response cannot be read. Its estimated cost is not known."));
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
            PromptText = request.Title,
            CreatedAt = now,
            EstimatedCredits = estimate,
        };
    }

    /// <summary>The member "id" of the outermost object, a text or a whole number; or null.</summary>
    /// <param name="answer">The body of the response; it need not be valid JSON.</param>
    public static string? FindId(byte[]? answer)
    {
        var text = TextOf(answer);
        foreach (var (name, at) in Members(text))
        {
            if (name == "id" && at < text.Length && (text[at] == '"' ? StringAt(text, at) : NumberAt(text, at)) is { } id)
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>Whether the outermost object has an estimate, valid or not: only the response to a create has one.</summary>
    public static bool HasEstimate(byte[]? answer) => Members(TextOf(answer)).Any(m => m.Name == "estimatedCost");

    /// <summary>The estimate; null, and a warning, where it is not plausible.</summary>
    public static double? Plausible(double? credits, string id, IRequestObserver? observer)
    {
        if (credits is null || CreditAmount.Plausible(credits) is not null)
        {
            return credits;
        }

        observer.Notify(o => o.OnWarning(FormattableString.Invariant($"Task {id}: the service's estimate of {credits} credits is not plausible and is ignored.")));
        return null;
    }

    private static string? StringAt(string text, int at) =>
        EndOfString(text, at) is > 0 and var end && text[(at + 1)..end] is var value && !string.IsNullOrWhiteSpace(value) && !value.Contains('\\') ? value : null;

    // A whole one: where the body ends within it, the rest of the digits is missing.
    private static string? NumberAt(string text, int at)
    {
        var digits = text.AsSpan(at).IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && (text[at + digits] is ',' or '}' || char.IsWhiteSpace(text[at + digits])) ? text[at..(at + digits)] : null;
    }

    // The members of the outermost object, and where the value of each begins. A web page that contains a script does not count.
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

    // JSON is UTF-8. Where a proxy converted it to UTF-16, one of the first two bytes is 0.
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
