using System.Text.Json;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Media;
using Runway.Voices;

namespace Runway.Avatars;

/// <summary>The values of an avatar that are given; null for what is not.</summary>
internal sealed record AvatarDraft
{
    public string? Name { get; init; }

    public MediaSource? Image { get; init; }

    public string? Personality { get; init; }

    public VoiceChoice? Voice { get; init; }

    public string? StartScript { get; init; }

    /// <summary>Takes the first words away.</summary>
    public bool ClearStartScript { get; init; }

    /// <summary>The ids of the documents, instead of those that it has.</summary>
    public IReadOnlyList<string>? Documents { get; init; }

    /// <summary>What happens to the picture: <c>optimize</c> or <c>none</c>.</summary>
    public string? ImageProcessing { get; init; }

    public RequestBody ToCreate() => RequestBody.Of(new AvatarCreateRequest
    {
        Name = Name,
        ReferenceImage = Image?.Text,
        Personality = Personality,
        Voice = Voice?.ToAvatar(),
        StartScript = StartScript,
        DocumentIds = Documents?.ToList(),
        ImageProcessing = ImageProcessing,
    });

    /// <summary>The body of a change.</summary>
    /// <param name="image">The address of the picture; null for the path of a file.</param>
    public AvatarUpdateRequest ToUpdate(MediaSource? image = null)
    {
        var body = new AvatarUpdateRequest
        {
            Name = Name,
            ReferenceImage = (image ?? Image)?.Text,
            Personality = Personality,
            Voice = Voice?.ToAvatar(),
            StartScript = StartScript,
            DocumentIds = Documents?.ToList(),
            ImageProcessing = ImageProcessing,
        };
        if (ClearStartScript)
        {
            body.AdditionalData["startScript"] = JsonDocument.Parse("null").RootElement;
        }

        return body;
    }
}
