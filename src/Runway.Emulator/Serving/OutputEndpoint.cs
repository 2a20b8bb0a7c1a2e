using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Runway.Emulator.Media;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Serving;

/// <summary>Serves the files of finished tasks: GET and HEAD, whole or one range.</summary>
internal sealed class OutputEndpoint(TaskBoard board, OutputLinks links, int outputBytes)
{
    public HttpResponseMessage Answer(HttpRequestMessage request, DateTimeOffset now)
    {
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            return Answers.Empty(HttpStatusCode.MethodNotAllowed);
        }

        var verdict = links.Check(request.RequestUri!, now);
        if (verdict != HttpStatusCode.OK)
        {
            return Answers.Xml(verdict, "AccessDenied", "This link does not give access to the file.");
        }

        return Find(request.RequestUri!.AbsolutePath, now) is var (task, index)
            ? Serve(request, task, index)
            : Answers.Xml(HttpStatusCode.NotFound, "NoSuchKey", "There is no such file.");
    }

    // The signature has vouched for the form of the path; the task behind it may have been deleted since.
    private (EmulatedTask Task, int Index)? Find(string path, DateTimeOffset now)
    {
        var parts = path.Split('/');
        var index = int.Parse(Path.GetFileNameWithoutExtension(parts[^1]), CultureInfo.InvariantCulture);
        return board.TryGet(Guid.Parse(parts[^2]), now, out var task) ? (task, index) : null;
    }

    private HttpResponseMessage Serve(HttpRequestMessage request, EmulatedTask task, int index)
    {
        var file = OutputFile.Render(task.Plan, index, outputBytes);
        var mark = new EntityTagHeaderValue($"\"{task.Id:N}-{index}\"");
        var range = AskedRange(request, mark);
        var response = range is null ? new HttpResponseMessage(HttpStatusCode.OK) : Part(range, file.Length);
        var (from, length) = response.Content.Headers.ContentRange switch
        {
            null => (0, file.Length),
            { HasRange: true } part => ((int)part.From!, (int)(part.To! - part.From! + 1)),
            _ => (0, 0),
        };

        var described = response.Content.Headers.ContentRange;
        response.Content = request.Method == HttpMethod.Head
            ? new ByteArrayContent([])
            : new ByteArrayContent(file, from, length);
        response.Content.Headers.ContentLength = length;
        response.Content.Headers.ContentRange = described;
        response.Content.Headers.ContentType = new MediaTypeHeaderValue(task.Plan.Format.ContentType());
        response.Headers.ETag = mark;
        response.Headers.AcceptRanges.Add("bytes");
        return response;
    }

    private static HttpResponseMessage Part(RangeItemHeaderValue range, long length)
    {
        var from = range.From ?? Math.Max(0, length - range.To!.Value);
        var to = range.From is null ? length - 1 : Math.Min(range.To ?? length - 1, length - 1);
        var satisfiable = from < length && from <= to;
        var response = new HttpResponseMessage(
            satisfiable ? HttpStatusCode.PartialContent : HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            Content = new ByteArrayContent([]),
        };
        response.Content.Headers.ContentRange = satisfiable
            ? new ContentRangeHeaderValue(from, to, length)
            : new ContentRangeHeaderValue(length);
        return response;
    }

    // One range at a time, of a GET, and only of the file it was asked for; anything else gets the whole, as the
    // standard allows.
    private static RangeItemHeaderValue? AskedRange(HttpRequestMessage request, EntityTagHeaderValue mark) =>
        request.Method == HttpMethod.Get
        && request.Headers.Range is { Unit: "bytes", Ranges: { Count: 1 } ranges }
        && (request.Headers.IfRange is not { } condition || mark.Equals(condition.EntityTag))
            ? ranges.First()
            : null;
}
