namespace Runway.Emulator;

/// <summary>The action of a <see cref="FaultRule"/>. Scripts have the names in kebab case: <c>cut-in-body</c>.</summary>
public enum FaultAction
{
    /// <summary>Only the delay or the clock skew.</summary>
    Nothing,

    /// <summary>The connection fails. With a host, whose port is open, it is interrupted before the service receives the body.</summary>
    RefuseConnection,

    /// <summary>The connection is interrupted before the service receives the body.</summary>
    CutBeforeBody,

    /// <summary>The service processes the request, and the connection is interrupted before the first byte of the response.</summary>
    CutAfterBody,

    /// <summary>The connection is interrupted after the headers of the response.</summary>
    CutAfterHeaders,

    /// <summary>The connection is interrupted within the body of the response.</summary>
    CutInBody,

    /// <summary>Another response in the API's format, such as status 429 or 500.</summary>
    Answer,

    /// <summary>A web page instead of the response, as from a portal or a gateway.</summary>
    Html,

    /// <summary>The Content-Length of the response differs from the length of its body.</summary>
    WrongLength,

    /// <summary>The response of a file host for an expired signed URL.</summary>
    ExpiredUrl,
}
