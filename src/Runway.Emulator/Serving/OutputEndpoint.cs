using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Runway.Emulator.Http;
using Runway.Emulator.Media;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Serving;

/// <summary>Serves the files of finished tasks: GET and HEAD, whole or one range.</summary>
internal sealed class OutputEndpoint(TaskStore tasks, OutputLinks links, int outputBytes)
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

        return Find(request.RequestUri!.AbsolutePath, now) is var (task, index)
            ? FileResponse.For(
                request,
                OutputFile.Render(task.Plan, index, outputBytes),
                new EntityTagHeaderValue($"\"{task.Id:N}-{index}\""),
                task.Plan.Format.ContentType())
            : Responses.Xml(HttpStatusCode.NotFound, "NoSuchKey", "There is no such file.");
    }

    // The signature guarantees a valid path, but the task may have been deleted since.
    private (EmulatedTask Task, int Index)? Find(string path, DateTimeOffset now)
    {
        var parts = path.Split('/');
        var index = int.Parse(Path.GetFileNameWithoutExtension(parts[^1]), CultureInfo.InvariantCulture);
        return tasks.TryGet(Guid.Parse(parts[^2]), now, out var task) ? (task, index) : null;
    }
}
