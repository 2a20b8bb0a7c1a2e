namespace Runway;

/// <summary>What went wrong, in classes that call for different action.</summary>
public enum RunwayErrorKind
{
    /// <summary>The input was refused, here or by the service; nothing was charged.</summary>
    InvalidArgument,

    /// <summary>No key, or one the service does not accept (HTTP 401).</summary>
    Authentication,

    /// <summary>The key may not do this (HTTP 403).</summary>
    PermissionDenied,

    /// <summary>There is no such task or resource (HTTP 404).</summary>
    NotFound,

    /// <summary>The resource is in a state that forbids the request (HTTP 409), or a file is already there.</summary>
    Conflict,

    /// <summary>The request was understood and cannot be processed (HTTP 422), or an answer made no sense.</summary>
    InvalidData,

    /// <summary>Too many requests, or the daily number of generations is used up (HTTP 429).</summary>
    LimitExceeded,

    /// <summary>The organization is out of credits.</summary>
    QuotaExceeded,

    /// <summary>The service failed or sheds load (HTTP 5xx).</summary>
    ServiceUnavailable,

    /// <summary>The service could not be reached; nothing was sent.</summary>
    Connection,

    /// <summary>A deadline passed.</summary>
    Timeout,

    /// <summary>The task ended without a result.</summary>
    TaskFailed,

    /// <summary>A create went out and its answer was lost: a task may exist and be charged.</summary>
    OutcomeUnknown,

    /// <summary>Going on would have exposed a credential.</summary>
    Security,

    /// <summary>A file or folder of this machine could not be read.</summary>
    FileRead,

    /// <summary>A file or folder of this machine could not be written.</summary>
    FileWrite,

    /// <summary>A fault of this module.</summary>
    Unexpected,
}
