namespace Runway.Generated;

/// <summary>An id that would change the path of a request. Nothing was sent.</summary>
internal sealed class InvalidSegmentException(string message) : ArgumentException(message);
