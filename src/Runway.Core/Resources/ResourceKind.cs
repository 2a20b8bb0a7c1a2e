using Runway.Tasks;

namespace Runway.Resources;

/// <summary>A kind of resource.</summary>
/// <param name="Name">Its name in sentences, in the journal and in the rules of the catalogue.</param>
/// <param name="Path">Its path, without <c>/v1/</c>.</param>
/// <param name="NotFound">The error where there is none, or more than one.</param>
internal sealed record ResourceKind(string Name, string Path, RunwayError NotFound)
{
    public static readonly ResourceKind Voice = new(ResourceOperation.Voice, "voices", RunwayErrors.VoiceNotFound);

    public static readonly ResourceKind Avatar = new(ResourceOperation.Avatar, "avatars", RunwayErrors.AvatarNotFound);

    public static readonly ResourceKind Document = new(ResourceOperation.Document, "documents", RunwayErrors.DocumentNotFound);

    /// <summary>Its name at the beginning of a sentence.</summary>
    public string Title => ResourceOperation.Title(Name);

    /// <summary>Its name with an article.</summary>
    public string Article => (Name[0] is 'a' ? "an " : "a ") + Name;
}
