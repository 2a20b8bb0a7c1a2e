namespace Runway;

/// <summary>The body of an answer, in memory and within a bound: an answer of the API is small, and one without an end must not fill the memory.</summary>
internal static class AnswerBody
{
    /// <summary>More than the longest page of a list by far.</summary>
    public const int Most = 16 << 20;

    // What says that a request failed is cut there: its status tells the most.
    private const int MostOfAnError = 1 << 20;

    /// <summary>
    /// Takes the body, and puts it in the place of the one that is still to come. What came of it is kept in the context whatever
    /// happens: the id of a task may be in it.
    /// </summary>
    /// <exception cref="AnswerTooLargeException">A success that is longer than any answer.</exception>
    public static async Task TakeAsync(HttpResponseMessage response, RequestContext context, CancellationToken cancellationToken)
    {
        var content = response.Content;
        var most = response.IsSuccessStatusCode ? Most : MostOfAnError;
        byte[] bytes;
        var body = new MemoryStream(content.Headers.ContentLength is { } length and > 0 && length <= most ? (int)length : 0);
        try
        {
            if (!await ReadAsync(content, body, most, cancellationToken).ConfigureAwait(false) && response.IsSuccessStatusCode)
            {
                throw new AnswerTooLargeException();
            }
        }
        catch (InvalidDataException e) when (response.IsSuccessStatusCode)
        {
            throw new IOException("the answer is not what its encoding says", e);
        }
        catch (InvalidDataException)
        {
            // The status of a refusal says enough.
        }
        finally
        {
            bytes = context.Answer = body.ToArray();
        }

        response.Content = new ByteArrayContent(bytes);
        foreach (var header in content.Headers.NonValidated.Where(h => !h.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) && !h.Key.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)))
        {
            response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        content.Dispose();
    }

    /// <summary>
    /// Reads a body up to a bound, decoded where it came encoded. One in an encoding that nobody knows stays as it came: its
    /// status says what happened.
    /// </summary>
    /// <returns>Whether that is all of it.</returns>
    public static async Task<bool> ReadAsync(HttpContent content, MemoryStream into, int most, CancellationToken cancellationToken)
    {
        var encodings = ContentCoding.Of(content);
        var stream = ContentCoding.Decode(
            await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), ContentCoding.IsKnown(encodings) ? encodings : []);
        var piece = new byte[8 * 1024];
        int count;
        while ((count = await stream.ReadAsync(piece, cancellationToken).ConfigureAwait(false)) > 0)
        {
            var room = most - (int)into.Length;
            into.Write(piece, 0, Math.Min(count, room));
            if (count > room)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A success came that is longer than any answer of the API.</summary>
internal sealed class AnswerTooLargeException() : IOException($"the answer is longer than {AnswerBody.Most >> 20} MB, which no answer of the API is");
