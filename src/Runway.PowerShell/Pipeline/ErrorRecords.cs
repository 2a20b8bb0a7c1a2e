using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>Makes error records: a stable id, the right category, the user's own object, what to do next.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(Exception exception, object? target)
    {
        if (exception is not RunwayException known)
        {
            return new ErrorRecord(exception, "RunwayUnexpectedError", ErrorCategory.NotSpecified, target);
        }

        var id = known.RequestId is null ? string.Empty : $" (request id {known.RequestId})";
        return new ErrorRecord(known, known.ErrorId, CategoryOf(known), target ?? known.Task)
        {
            ErrorDetails = new ErrorDetails(known.Message + id) { RecommendedAction = known.RecommendedAction ?? string.Empty },
        };
    }

    private static ErrorCategory CategoryOf(RunwayException error) => error.Kind switch
    {
        RunwayErrorKind.InvalidArgument => ErrorCategory.InvalidArgument,
        RunwayErrorKind.Authentication => ErrorCategory.AuthenticationError,
        RunwayErrorKind.PermissionDenied => ErrorCategory.PermissionDenied,
        RunwayErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        RunwayErrorKind.Conflict => ErrorCategory.ResourceExists,
        RunwayErrorKind.InvalidData => ErrorCategory.InvalidData,
        RunwayErrorKind.LimitExceeded => ErrorCategory.LimitsExceeded,
        RunwayErrorKind.QuotaExceeded => ErrorCategory.QuotaExceeded,
        RunwayErrorKind.ServiceUnavailable => ErrorCategory.ResourceUnavailable,
        RunwayErrorKind.Connection => ErrorCategory.ConnectionError,
        RunwayErrorKind.Timeout => ErrorCategory.OperationTimeout,
        RunwayErrorKind.TaskFailed => ErrorCategory.InvalidResult,
        RunwayErrorKind.OutcomeUnknown => ErrorCategory.OperationStopped,
        RunwayErrorKind.Security => ErrorCategory.SecurityError,
        RunwayErrorKind.File => error.ErrorId == "RunwayFileNotReadable" ? ErrorCategory.ReadError : ErrorCategory.WriteError,
        _ => ErrorCategory.NotSpecified,
    };
}
