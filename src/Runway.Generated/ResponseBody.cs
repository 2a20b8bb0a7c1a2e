using System.Text;
using System.Text.Json;

namespace Runway.Generated;

/// <summary>
/// Turns a response into a value, or into an <see cref="ApiException"/> that keeps all that was received. Bodies are parsed
/// from their bytes; text is made of them only where something went wrong.
/// </summary>
internal static class ResponseBody
{
    public static async Task<T> ReadAsync<T>(
        HttpResponseMessage response, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
            throw await ToExceptionAsync(response, cancellationToken).ConfigureAwait(false);

        var body = await BufferAsync(response, cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonBody.Read(body, read);
        }
        catch (JsonException exception)
        {
            throw new ApiException(
                $"HTTP {(int)response.StatusCode}, but the body is not a {typeof(T).Name}: {exception.Message}",
                response,
                Decode(response, body),
                exception);
        }
    }

    public static async Task<RawResponse> ReadRawAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await BufferAsync(response, cancellationToken).ConfigureAwait(false);
        return new RawResponse((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, body);
    }

    public static async Task<ApiException> ToExceptionAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await BufferAsync(response, cancellationToken).ConfigureAwait(false);
        var error = TryParseError(body);
        var reason = error?.Error ?? error?.Message ?? response.ReasonPhrase;
        var message = string.IsNullOrWhiteSpace(reason)
            ? $"HTTP {(int)response.StatusCode}"
            : $"HTTP {(int)response.StatusCode}: {reason}";
        return new ApiException(message, response, Decode(response, body)) { Error = error };
    }

    private static async Task<byte[]> BufferAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new ApiException(
                $"HTTP {(int)response.StatusCode}, but its body broke off: {exception.Message}", response, null, exception);
        }
    }

    /// <summary>Gateways answer in HTML or text; that is no second failure, the text is kept beside the status.</summary>
    private static ErrorResponse? TryParseError(byte[] body)
    {
        try
        {
            return JsonBody.Read(body, ErrorResponse.FromJson);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Decode(HttpResponseMessage response, byte[] body)
    {
        var encoding = Encoding.UTF8;
        try
        {
            if (response.Content.Headers.ContentType?.CharSet is { Length: > 0 } charset)
                encoding = Encoding.GetEncoding(charset.Trim('"'));
        }
        catch (ArgumentException)
        {
            // A charset that nobody knows: UTF-8 loses the fewest characters of an error page.
        }

        using var reader = new StreamReader(new MemoryStream(body, writable: false), encoding);
        return reader.ReadToEnd();
    }
}
