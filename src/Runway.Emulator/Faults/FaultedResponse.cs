using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Runway.Emulator.Faults;

/// <summary>Applies a fault to the response.</summary>
internal static class FaultedResponse
{
    private const string CreatedAt = "createdAt";

    /// <summary>Changes the response as the fault demands.</summary>
    /// <exception cref="HttpRequestException">There is no response.</exception>
    public static async Task<HttpResponseMessage> MakeAsync(
        EmulatorFault fault, HttpResponseMessage? response, TimeProvider clock, CancellationToken cancellation)
    {
        if (fault.Delay > TimeSpan.Zero)
        {
            await Task.Delay(fault.Delay, clock, cancellation).ConfigureAwait(false);
        }

        if (fault is EmulatorFault.AnswerInstead instead)
        {
            response?.Dispose();
            response = Replaced(instead);
        }

        if (response is null || fault is EmulatorFault.BrokenAfterAccepting)
        {
            response?.Dispose();
            throw Broken();
        }

        if (fault.ClockSkew != TimeSpan.Zero)
        {
            await SkewAsync(response, fault.ClockSkew, cancellation).ConfigureAwait(false);
        }

        if (fault is EmulatorFault.CutInBody or EmulatorFault.LengthOffBy)
        {
            await ShortenAsync(response, fault, cancellation).ConfigureAwait(false);
        }

        return response;
    }

    /// <summary>The error of HttpClient when the connection fails.</summary>
    public static HttpRequestException Refused() =>
        new(HttpRequestError.ConnectionError, "The connection was refused, as the fault asked.");

    // The error of HttpClient when the connection ends before the headers of the response.
    private static HttpRequestException Broken()
    {
        const string message = "The connection broke before the answer, as the fault asked.";
        return new HttpRequestException(HttpRequestError.ResponseEnded, message, new IOException(message));
    }

    private static HttpResponseMessage Replaced(EmulatorFault.AnswerInstead fault)
    {
        var response = new HttpResponseMessage(fault.Status)
        {
            Content = new StringContent(fault.Body, Encoding.UTF8, fault.ContentType),
        };
        if (fault.RetryAfter is { } value)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", value);
        }

        return response;
    }

    private static async Task ShortenAsync(HttpResponseMessage response, EmulatorFault fault, CancellationToken cancellation)
    {
        // The actual length of the body: the response to HEAD has a Content-Length but no body.
        var whole = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var length = whole.CanSeek ? whole.Length : response.Content.Headers.ContentLength!.Value;
        var (arrives, stated) = fault switch
        {
            EmulatorFault.CutInBody cut => (cut.AfterBytes ?? (length / 2), length),
            EmulatorFault.LengthOffBy off => (length + Math.Min(off.Bytes, 0), length + off.Bytes),
            _ => (length, length),
        };
        if (length > 0)
        {
            response.Content = new CutContent(
                response.Content.Headers, whole, Math.Clamp(arrives, 0, length), Math.Max(0, stated), fault is EmulatorFault.CutInBody);
        }
    }

    private static async Task SkewAsync(HttpResponseMessage response, TimeSpan by, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
        {
            return;
        }

        var text = await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
        if (JsonNode.Parse(text) is JsonObject body && body[CreatedAt]?.GetValue<DateTimeOffset>() is { } at)
        {
            body[CreatedAt] = (at + by).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            response.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }
    }
}
