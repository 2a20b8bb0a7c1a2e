namespace Runway.Generated;

/// <summary>A value with members.</summary>
public interface IJsonObject : IJsonModel
{
    /// <summary>The names on the wire that the type declares.</summary>
    IReadOnlyList<string> MemberNames { get; }
}
