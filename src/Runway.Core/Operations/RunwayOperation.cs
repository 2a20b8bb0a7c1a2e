namespace Runway.Operations;

/// <summary>What is the same for every task of an operation.</summary>
/// <param name="Name">Its name, as in its path: <c>text_to_image</c>.</param>
/// <param name="DefaultModel">The model that is taken where the user names none.</param>
/// <param name="Output">What it makes; null where the service is not known to have the operation.</param>
/// <param name="Input">The kind of its main medium, of which it makes one task each; null where that is a text.</param>
/// <param name="MediaMembers">The members of its request that hold media.</param>
internal sealed record RunwayOperation(string Name, string DefaultModel, MediaKind? Output, MediaKind? Input, IReadOnlyList<string> MediaMembers);
