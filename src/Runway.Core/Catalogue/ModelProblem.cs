namespace Runway.Catalogue;

/// <summary>One reason for which the service refuses a request.</summary>
/// <param name="Error">The declared error, such as <see cref="RunwayErrors.ValueNotAllowed"/>.</param>
/// <param name="Member">The path of the member, as in <c>referenceImages[1].tag</c>.</param>
/// <param name="Message">What is wrong, as a sentence.</param>
/// <param name="Allowed">What is allowed, as a sentence that begins with "Allowed: ".</param>
internal sealed record ModelProblem(RunwayError Error, string Member, string Message, string Allowed)
{
    /// <summary>The operation that may accept it if the catalogue is outdated; null where it is certainly wrong.</summary>
    internal string? MayBeTakenBy { get; init; }

    /// <summary>What is allowed, with the name of the member.</summary>
    internal string AllowedThere => $"Allowed for the {MemberText.Name(Member)}{Allowed[Allowed.IndexOf(':', StringComparison.Ordinal)..]}";

    /// <inheritdoc/>
    public override string ToString() => $"{Message} {Allowed}";
}
