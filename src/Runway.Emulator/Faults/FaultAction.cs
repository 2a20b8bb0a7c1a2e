namespace Runway.Emulator;

/// <summary>What a <see cref="FaultRule"/> does; the names in a script are the same in kebab case: <c>cut-in-body</c>.</summary>
public enum FaultAction
{
    /// <summary>Nothing but its delay or its skew.</summary>
    Nothing,

    /// <summary>The connection cannot be made. Behind a host, whose port is open, it breaks before the service takes the body.</summary>
    RefuseConnection,

    /// <summary>The connection breaks before the service takes the body.</summary>
    CutBeforeBody,

    /// <summary>The service acts on the request, and the connection breaks before a byte of the answer.</summary>
    CutAfterBody,

    /// <summary>The status and the headers of the answer arrive, and nothing of its body.</summary>
    CutAfterHeaders,

    /// <summary>The answer breaks off inside its body.</summary>
    CutInBody,

    /// <summary>Another answer, in the API's form: 429, 500 and the like.</summary>
    Answer,

    /// <summary>A web page in place of the answer, as from a portal or a gateway.</summary>
    Html,

    /// <summary>The answer states another length than its body has.</summary>
    WrongLength,

    /// <summary>The file host says that the time of the signed URL is over.</summary>
    ExpiredUrl,
}
