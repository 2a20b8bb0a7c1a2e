namespace Runway.Emulator.RunwayAI;

/// <summary>One request for an operation whose parameters are in order.</summary>
/// <param name="Name">The operation, as in its path.</param>
/// <param name="Arguments">The parameters.</param>
/// <param name="Root">Where the service stands, as its client sees it.</param>
/// <param name="Now">The time.</param>
internal sealed record OperationCall(string Name, Arguments Arguments, Uri Root, DateTimeOffset Now);
