using System.Text.Json;

namespace Runway;

/// <summary>One medium that a task was given.</summary>
internal sealed record InputNote : IJsonModel
{
    /// <summary>The member of the request that held it, such as <c>referenceImages[0].uri</c>.</summary>
    public required string Member { get; init; }

    /// <summary>The local file.</summary>
    public string? Path { get; init; }

    /// <summary>Its length in bytes.</summary>
    public long? Bytes { get; init; }

    /// <summary>Its SHA-256, in lower-case hexadecimal digits.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The address, where it was no file: without the query of a URL and without the content of a data URI.</summary>
    public string? Address { get; init; }

    public static InputNote Of(string member, MediaSource source) => source.Origin is { } file
        ? new InputNote { Member = member, Path = file.Path, Bytes = file.Length, Sha256 = file.Sha256 }
        : new InputNote { Member = member, Address = source.ToString() };

    /// <summary>Reads a note from the journal.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static InputNote FromJson(JsonElement json)
    {
        var members = new JsonMembers(json, nameof(InputNote));
        return new()
        {
            Member = members.Required("member").Text()!,
            Path = members["path"].Text(),
            Bytes = members["bytes"].Int64(),
            Sha256 = members["sha256"].Text(),
            Address = members["address"].Text(),
        };
    }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteMember("member"u8, Member);
        writer.WriteMember("path"u8, Path);
        writer.WriteMember("bytes"u8, Bytes);
        writer.WriteMember("sha256"u8, Sha256);
        writer.WriteMember("address"u8, Address);
        writer.WriteEndObject();
    }
}
