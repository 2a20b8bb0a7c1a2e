namespace Runway;

/// <summary>Classes of errors that need different actions.</summary>
public enum RunwayErrorKind
{
    /// <summary>The input is not valid, by this module or by the service. Nothing was charged.</summary>
    InvalidArgument,

    /// <summary>There is no key, or the service does not accept it (HTTP 401).</summary>
    Authentication,

    /// <summary>The key does not have the permission (HTTP 403).</summary>
    PermissionDenied,

    /// <summary>The task or resource does not exist (HTTP 404).</summary>
    NotFound,

    /// <summary>The state of the resource does not allow the request (HTTP 409), or a file already exists.</summary>
    Conflict,

    /// <summary>The service cannot process the request (HTTP 422), or a response is not valid.</summary>
    InvalidData,

    /// <summary>Too many requests, or the daily number of generations is used up (HTTP 429).</summary>
    LimitExceeded,

    /// <summary>The organization is out of credits.</summary>
    QuotaExceeded,

    /// <summary>The service failed or is overloaded (HTTP 5xx).</summary>
    ServiceUnavailable,

    /// <summary>The service could not be reached; nothing was sent.</summary>
    Connection,

    /// <summary>A deadline passed.</summary>
    Timeout,

    /// <summary>The task ended without a result.</summary>
    TaskFailed,

    /// <summary>A create was sent and its response was lost: a task may exist and be charged.</summary>
    OutcomeUnknown,

    /// <summary>To continue would expose a credential.</summary>
    Security,

    /// <summary>A file or folder of this machine could not be read.</summary>
    FileRead,

    /// <summary>A file or folder of this machine could not be written.</summary>
    FileWrite,

    /// <summary>An error in this module.</summary>
    Unexpected,
}
