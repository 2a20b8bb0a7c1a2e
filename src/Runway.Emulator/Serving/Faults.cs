using System.Text;

namespace Runway.Emulator.Serving;

/// <summary>Carries faults out.</summary>
internal static class Faults
{
    public static HttpResponseMessage Answer(EmulatorFault.AnswerInstead fault)
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

    /// <summary>The error HttpClient gives when a connection ends before the head of an answer.</summary>
    public static HttpRequestException Broken()
    {
        const string message = "The connection broke before the answer, as the fault asked.";
        return new HttpRequestException(HttpRequestError.ResponseEnded, message, new IOException(message));
    }

    public static async Task CutAsync(HttpResponseMessage response, int afterBytes, CancellationToken cancellation)
    {
        var original = response.Content;
        var whole = await original.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        response.Content = new CutContent(original, whole, afterBytes);
    }
}
