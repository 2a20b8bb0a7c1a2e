using Runway.Operations;

namespace Runway.PowerShell.Completion;

/// <summary>A cmdlet that makes requests of its parameters.</summary>
internal interface IRequestSource
{
    /// <summary>
    /// The requests of the current parameters, each with its input object for errors. An exception of Build is the error of this
    /// input.
    /// </summary>
    IEnumerable<(object Target, Func<GenerationRequest> Build)> Requests();
}
