namespace Runway.Emulator.Avatars;

/// <summary>Something with an id that is listed. Immutable; a change gives another one with the same id.</summary>
internal interface IResource
{
    /// <summary>Its id.</summary>
    Guid Id { get; }

    /// <summary>Its place in lists: a later one has a higher number.</summary>
    long Number { get; }
}
