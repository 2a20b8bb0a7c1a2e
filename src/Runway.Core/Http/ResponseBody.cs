using System.Buffers;

namespace Runway.Http;

/// <summary>The body of an answer, in memory and within a bound: an answer of the API is small, and one without an end must not fill the memory.</summary>
internal static class ResponseBody
{
    /// <summary>More than the longest page of a list by far.</summary>
    public const int Most = 16 << 20;

    // What says that a request failed is cut there: its status tells the most.
    private const int MostOfAnError = 1 << 20;

    /// <summary>
    /// Takes the body, and puts it in the place of the one that is still to come. What came of it is kept in the context whatever
    /// happens: the id of a task may be in it.
    /// </summary>
    /// <exception cref="ResponseTooLargeException">A success that is longer than any answer.</exception>
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
                throw new ResponseTooLargeException();
            }
        }
        finally
        {
            bytes = context.Answer = body.Length == body.Capacity ? body.GetBuffer() : body.ToArray();
        }

        response.Content = new ByteArrayContent(bytes);
        foreach (var header in content.Headers.NonValidated)
        {
            if (!header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) && !header.Key.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        content.Dispose();
    }

    /// <summary>
    /// Reads a body up to a bound, decoded where it came encoded. One in an encoding that nobody knows, or that is not what its
    /// encoding says, stays as it came: it may be readable all the same.
    /// </summary>
    /// <returns>Whether that is all of it.</returns>
    public static Task<bool> ReadAsync(HttpContent content, MemoryStream into, int most, CancellationToken cancellationToken)
    {
        var encodings = ContentCoding.Of(content);
        return encodings.Length == 0 || !ContentCoding.IsKnown(encodings)
            ? CopyAsync(content.ReadAsStreamAsync(cancellationToken), into, most, cancellationToken)
            : ReadAsync(content, encodings, into, most, cancellationToken);
    }

    private static async Task<bool> ReadAsync(HttpContent content, string[] encodings, MemoryStream into, int most, CancellationToken cancellationToken)
    {
        var encoded = new MemoryStream();
        var isWhole = false;
        try
        {
            isWhole = await CopyAsync(content.ReadAsStreamAsync(cancellationToken), encoded, most, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            isWhole &= await DecodeAsync(encoded, encodings, into, most).ConfigureAwait(false);
        }

        return isWhole;
    }

    private static async Task<bool> DecodeAsync(MemoryStream encoded, string[] encodings, MemoryStream into, int most)
    {
        encoded.Position = 0;
        try
        {
            return await CopyAsync(Task.FromResult(ContentCoding.Decode(encoded, encodings)), into, most, CancellationToken.None).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            if (into.Length == 0)
            {
                encoded.WriteTo(into);
            }

            return true;
        }
    }

    private static async Task<bool> CopyAsync(Task<Stream> opening, MemoryStream into, int most, CancellationToken cancellationToken)
    {
        var piece = ArrayPool<byte>.Shared.Rent(8 * 1024);
        try
        {
            var from = await opening.ConfigureAwait(false);
            int count;
            while ((count = await from.ReadAsync(piece, cancellationToken).ConfigureAwait(false)) > 0)
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
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }
}

/// <summary>A success came that is longer than any answer of the API.</summary>
internal sealed class ResponseTooLargeException() : IOException($"the answer is longer than {ResponseBody.Most >> 20} MB, which no answer of the API is");
