using System.Net;
using Runway.Emulator.Http;
using Runway.Emulator.Uploads;

namespace Runway.Emulator.Serving;

/// <summary>Serves the statistics for other processes.</summary>
/// <param name="endOf">When a task or run ends; null where that is not known.</param>
/// <param name="statistics">The statistics.</param>
/// <param name="uploads">The uploads.</param>
/// <param name="creditBalance">The balance.</param>
internal sealed class StatisticsEndpoint(Func<Guid, DateTimeOffset, DateTimeOffset?> endOf, RequestStatistics statistics, UploadStore uploads, Func<long> creditBalance)
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
            if (endOf(Guid.Parse(create.Id), now) is { } end)
            {
                // Only the emulator can measure how long a client took to notice the end.
                json.WriteString("endsAt", end);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
