namespace Runway.Emulator.RunwayAI;

/// <summary>One of the operations.</summary>
/// <param name="Method">The HTTP method it takes.</param>
/// <param name="Parameters">All that it knows.</param>
/// <param name="Run">Carries it out.</param>
internal sealed record OperationDefinition(
    HttpMethod Method, IReadOnlyList<ParameterDefinition> Parameters, Func<OperationCall, HttpResponseMessage> Run);
