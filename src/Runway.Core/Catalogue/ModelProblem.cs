namespace Runway;

/// <summary>One thing in a request that the service is known to refuse.</summary>
/// <param name="Error">The kind of problem, such as <see cref="RunwayErrors.ValueNotAllowed"/>.</param>
/// <param name="Member">Where it is, as in <c>referenceImages[1].tag</c>.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
/// <param name="Allowed">What is allowed, in a sentence.</param>
public sealed record ModelProblem(RunwayError Error, string Member, string Message, string Allowed)
{
    /// <summary>The operation that may take it by now, of which the catalogue does not know; null where it is known to be wrong.</summary>
    internal string? MayBeTakenBy { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Message} {Allowed}";
}
