using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Runway.Emulator.Http;
using Runway.Emulator.Media;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Serving;

/// <summary>Serves the files of finished tasks and runs: GET and HEAD, whole or one range.</summary>
/// <param name="find">Finds what an output with an id and an index shows; null where there is no such task or run.</param>
/// <param name="links">Checks the URLs.</param>
/// <param name="outputBytes">The minimum size of a file.</param>
internal sealed class OutputEndpoint(Func<Guid, int, DateTimeOffset, TaskPlan?> find, OutputLinks links, int outputBytes)
{
    public HttpResponseMessage Answer(HttpRequestMessage request, DateTimeOffset now)
    {
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            return Responses.Empty(HttpStatusCode.MethodNotAllowed);
        }

        var verdict = links.Check(request.RequestUri!, now);
        if (verdict != HttpStatusCode.OK)
        {
            return Responses.Xml(verdict, "AccessDenied", "This link does not give access to the file.");
        }

        // The signature guarantees a valid path, but the task may have been deleted since.
        var parts = request.RequestUri!.AbsolutePath.Split('/');
        var (id, index) = (Guid.Parse(parts[^2]), int.Parse(Path.GetFileNameWithoutExtension(parts[^1]), CultureInfo.InvariantCulture));
        return find(id, index, now) is { } plan
            ? FileResponse.For(request, OutputFile.Render(plan, index, outputBytes), new EntityTagHeaderValue($"\"{id:N}-{index}\""), plan.Format.ContentType())
            : Responses.Xml(HttpStatusCode.NotFound, "NoSuchKey", "There is no such file.");
    }
}
