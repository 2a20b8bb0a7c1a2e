using Runway.Generated;
using Runway.Http;

namespace Runway.Waiting;

/// <summary>The errors of reading one task.</summary>
internal static class TaskErrors
{
    /// <summary>The error of a response that is not a task.</summary>
    public static RunwayException OfRead(ResponseException answer, ConnectionContext connection, string id, string noun)
    {
        var error = ServiceErrors.FromAnswer(answer, connection, $"Reading {noun.ToLowerInvariant()} {id}");
        return answer.StatusCode == 404 ? NotFound(error) : error;
    }

    /// <summary>The error of a 404: there is no such task.</summary>
    public static RunwayException NotFound(RunwayException error) =>
        new(RunwayErrors.TaskNotFound, error.Message, innerException: error.InnerException)
        {
            StatusCode = error.StatusCode,
            RequestId = error.RequestId,
            IsFromService = error.IsFromService,
        };
}
