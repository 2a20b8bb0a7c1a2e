namespace Runway;

/// <summary>An avatar that has a document.</summary>
/// <param name="Id">The id of the avatar.</param>
/// <param name="Name">The name of the avatar.</param>
public sealed record DocumentUser(string Id, string? Name)
{
    /// <summary>The name; the id where it has none.</summary>
    public override string ToString() => Name ?? Id;
}
