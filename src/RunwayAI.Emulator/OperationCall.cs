namespace Runway.Emulator.RunwayAI;

/// <summary>One request for an operation, with checked parameters.</summary>
/// <param name="Name">The operation, as in its path.</param>
/// <param name="Arguments">The parameters.</param>
/// <param name="Root">The base URL of the service for the client.</param>
/// <param name="Now">The time.</param>
internal sealed record OperationCall(string Name, Arguments Arguments, Uri Root, DateTimeOffset Now);
