using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Runway.Emulator.Faults;

/// <summary>Carries a fault out on the answer that the service gave, if it was asked at all.</summary>
internal static class FaultedAnswer
{
    private const string CreatedAt = "createdAt";

    /// <summary>Turns the service's answer into what arrives of it.</summary>
    /// <exception cref="HttpRequestException">Nothing arrives.</exception>
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

    /// <summary>The error HttpClient gives when there is nobody to talk to.</summary>
    public static HttpRequestException Refused() =>
        new(HttpRequestError.ConnectionError, "The connection was refused, as the fault asked.");

    // The error HttpClient gives when a connection ends before the head of an answer.
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
        var whole = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        var (arrives, stated) = fault switch
        {
            EmulatorFault.CutInBody cut => (cut.AfterBytes ?? (whole.Length / 2), whole.Length),
            EmulatorFault.LengthOffBy off => (whole.Length + Math.Min(off.Bytes, 0), whole.Length + off.Bytes),
            _ => (whole.Length, whole.Length),
        };
        if (whole.Length > 0)
        {
            var part = whole.AsMemory(0, Math.Clamp(arrives, 0, whole.Length));
            response.Content = new CutContent(response.Content.Headers, part, Math.Max(0, stated), fault is EmulatorFault.CutInBody);
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
