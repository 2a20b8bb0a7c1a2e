using System.Net;
using Runway.Emulator.Http;
using Runway.Emulator.Tasks;
using Runway.Emulator.Uploads;

namespace Runway.Emulator.Serving;

/// <summary>Serves the statistics for other processes.</summary>
internal sealed class StatisticsEndpoint(TaskStore tasks, RequestStatistics statistics, UploadStore uploads, Func<long> creditBalance)
{
    public HttpResponseMessage Statistics() => Responses.Json(HttpStatusCode.OK, json =>
    {
        json.WriteNumber("requests", statistics.RequestCount);
        json.WriteNumber("acceptedCreates", statistics.AcceptedCreates);
        json.WriteNumber("faultedRequests", statistics.FaultedRequests);
        json.WriteNumber("taskReads", statistics.TaskReads);
        json.WriteNumber("readsUnderFiveSeconds", statistics.ReadsUnder(TimeSpan.FromSeconds(5)));
        if (statistics.MeanTimeToNotice is { } late)
        {
            json.WriteNumber("meanSecondsToNotice", Math.Round(late.TotalSeconds, 3));
        }

        json.WriteNumber("leakedAuthorizations", statistics.LeakedAuthorizations);
        json.WriteNumber("uploads", uploads.Filled.Count);
        json.WriteNumber("creditBalance", creditBalance());
    });

    public HttpResponseMessage Accepted(DateTimeOffset now) => Responses.Json(HttpStatusCode.OK, json =>
    {
        json.WriteStartArray("accepted");
        foreach (var create in statistics.Accepted)
        {
            json.WriteStartObject();
            json.WriteString("id", create.Id);
            json.WriteString("operation", create.Operation);
            json.WriteString("promptText", create.PromptText);
            json.WriteString("at", create.At);
            if (tasks.TryGet(Guid.Parse(create.Id), now, out var task) && task.EndsAt is { } end)
            {
                // Only the emulator can measure how long a client took to notice the end.
                json.WriteString("endsAt", end);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
