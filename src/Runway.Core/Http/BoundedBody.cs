using System.Buffers;

namespace Runway.Http;

/// <summary>Buffers the body of a response up to a limit: responses of the API are small, and an endless one must not fill the memory.</summary>
internal static class BoundedBody
{
    /// <summary>Much larger than the longest page of a list.</summary>
    public const int Most = 16 << 20;

    // The body of an error is truncated to this length.
    private const int MostOfAnError = 1 << 20;

    /// <summary>
    /// Buffers the body and replaces the content of the response. The received bytes are kept in the context in any case, since
    /// they may contain the id of a task.
    /// </summary>
    /// <exception cref="ResponseTooLargeException">A successful response exceeds the limit.</exception>
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
    /// Reads a body up to a limit and decodes it. A body with an unknown encoding, or that cannot be decoded, is kept unchanged,
    /// since it may still be readable.
    /// </summary>
    /// <returns>Whether the body is complete.</returns>
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

/// <summary>A successful response is longer than any response of the API.</summary>
internal sealed class ResponseTooLargeException() : IOException($"the answer is longer than {BoundedBody.Most >> 20} MB, which no answer of the API is");
