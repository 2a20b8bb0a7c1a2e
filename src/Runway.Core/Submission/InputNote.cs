using System.Text.Json.Serialization;

namespace Runway;

/// <summary>One medium that a task was given.</summary>
internal sealed record InputNote
{
    /// <summary>The member of the request that held it, such as <c>referenceImages[0].uri</c>.</summary>
    [JsonPropertyName("member")]
    public required string Member { get; init; }

    /// <summary>The local file.</summary>
    [JsonPropertyName("path")]
    public string? Path { get; init; }

    /// <summary>Its length in bytes.</summary>
    [JsonPropertyName("bytes")]
    public long? Bytes { get; init; }

    /// <summary>Its SHA-256, in lower-case hexadecimal digits.</summary>
    [JsonPropertyName("sha256")]
    public string? Sha256 { get; init; }

    /// <summary>The address, where it was no file: without the query of a URL and without the content of a data URI.</summary>
    [JsonPropertyName("address")]
    public string? Address { get; init; }

    public static InputNote Of(string member, MediaSource source) => source.Origin is { } file
        ? new InputNote { Member = member, Path = file.Path, Bytes = file.Length, Sha256 = file.Sha256 }
        : new InputNote { Member = member, Address = source.ToString() };
}
