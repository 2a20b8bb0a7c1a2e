using System.Text;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;
using Runway.Generated.Models;

namespace Runway.Generated;

/// <summary>
/// Converts a response into a model, or into an <see cref="ResponseException"/> with everything that was received. Bodies are
/// parsed from bytes and decoded to text only for errors.
/// </summary>
internal static class ResponseReader
{
    public static async Task<T> ReadAsync<T>(HttpResponseMessage response, ParsableFactory<T> factory, ModelFacts facts, CancellationToken cancellationToken)
        where T : IParsable
    {
        if (!response.IsSuccessStatusCode)
            throw await ToExceptionAsync(response, cancellationToken).ConfigureAwait(false);

        var body = await BufferAsync(response, cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonBytes.Read(body, factory, facts);
        }
        catch (JsonException exception)
        {
            throw new ResponseException(
                $"HTTP {(int)response.StatusCode}, but the body is not a {typeof(T).Name}: {exception.Message}",
                response,
                Decode(response, body),
                exception);
        }
    }

    public static async Task<RawResponse> ReadRawAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await RequireAnswerAsync(response, cancellationToken).ConfigureAwait(false);
        var body = await BufferAsync(response, cancellationToken).ConfigureAwait(false);
        return new RawResponse((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, body);
    }

    /// <summary>Without an expected model, only this distinguishes a response of the service from the page of a portal that returns 200 for everything.</summary>
    public static async Task RequireAnswerAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType == "text/html")
            throw await ToExceptionAsync(response, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<ResponseException> ToExceptionAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await BufferAsync(response, cancellationToken).ConfigureAwait(false);
        var error = TryParseError(body);
        var reason = error?.Error ?? error?.MessageEscaped ?? response.ReasonPhrase;
        var message = string.IsNullOrWhiteSpace(reason)
            ? $"HTTP {(int)response.StatusCode}"
            : $"HTTP {(int)response.StatusCode}: {reason}";
        return new ResponseException(message, response, Decode(response, body)) { Error = error };
    }

    private static async Task<byte[]> BufferAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new ResponseException(
                $"HTTP {(int)response.StatusCode}, but its body broke off: {exception.Message}", response, null, exception);
        }
    }

    /// <summary>Gateways respond with HTML or text, which is kept with the status code.</summary>
    private static ErrorResponse? TryParseError(byte[] body)
    {
        try
        {
            return JsonBytes.Read(body, ErrorResponse.CreateFromDiscriminatorValue, RunwayFacts.Instance);
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
            // An unknown charset: UTF-8 loses the fewest characters of an error page.
        }

        using var reader = new StreamReader(new MemoryStream(body, writable: false), encoding);
        return reader.ReadToEnd();
    }
}
