using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Runway.Generated;

/// <summary>The image or images of a prompt: one URI, or a list of images with their places in the video.</summary>
public sealed class PromptImages : IJsonModel
{
    /// <summary>One image, by its URI.</summary>
    /// <param name="uri">An https address, a <c>runway://</c> URI or a data URI; it is not parsed and may be megabytes long.</param>
    public PromptImages(string uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        Uri = uri;
    }

    /// <summary>Images with or without a place in the video.</summary>
    /// <param name="images">In the order in which they are to be sent.</param>
    public PromptImages(IReadOnlyList<PromptImage> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        Images = images;
    }

    /// <summary>The URI in the one-image form, otherwise null.</summary>
    public string? Uri { get; }

    /// <summary>The images in the list form, otherwise null.</summary>
    public IReadOnlyList<PromptImage>? Images { get; }

    /// <summary>A string is the one-image form.</summary>
    /// <param name="uri">The URI; null stays null.</param>
    [return: NotNullIfNotNull(nameof(uri))]
    public static implicit operator PromptImages?(string? uri) => uri is null ? null : new(uri);

    /// <summary>An array is the list form.</summary>
    /// <param name="images">The images; null stays null.</param>
    [return: NotNullIfNotNull(nameof(images))]
    public static implicit operator PromptImages?(PromptImage[]? images) => images is null ? null : new(images);

    /// <summary>Reads prompt images in the form in which they came.</summary>
    /// <param name="json">A string or an array.</param>
    /// <exception cref="JsonException">It is something else.</exception>
    public static PromptImages FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => new(json.GetString()!),
        JsonValueKind.Array => new([.. json.EnumerateArray().Select(PromptImage.FromJson)]),
        _ => throw new JsonException($"Prompt images are a string or an array, not {json.ValueKind}."),
    };

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Uri is not null)
        {
            writer.WriteStringValue(Uri);
            return;
        }

        writer.WriteStartArray();
        foreach (var image in Images!)
            image.WriteTo(writer);
        writer.WriteEndArray();
    }
}
