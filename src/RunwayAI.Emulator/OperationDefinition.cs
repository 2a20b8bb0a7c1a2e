namespace Runway.Emulator.RunwayAI;

/// <summary>One operation.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Parameters">All parameters.</param>
/// <param name="Run">Runs it.</param>
internal sealed record OperationDefinition(
    HttpMethod Method, IReadOnlyList<ParameterDefinition> Parameters, Func<OperationCall, HttpResponseMessage> Run);
