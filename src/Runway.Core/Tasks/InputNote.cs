using System.Text.Json;
using Runway.Json;
using Runway.Media;

namespace Runway.Tasks;

/// <summary>One input medium of a task.</summary>
internal sealed record InputNote : IJsonModel
{
    /// <summary>Its member of the request, such as <c>referenceImages[0].uri</c>.</summary>
    public required string Member { get; init; }

    /// <summary>The local file.</summary>
    public string? Path { get; init; }

    /// <summary>The name of a file that was uploaded before, since its address does not have it.</summary>
    public string? Name { get; init; }

    /// <summary>Its length in bytes.</summary>
    public long? Bytes { get; init; }

    /// <summary>Its SHA-256, in lower-case hexadecimal digits.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The address, where it was not a file: without the query of a URL and without the content of a data URI.</summary>
    public string? Address { get; init; }

    public static InputNote Of(string member, MediaSource source) => source.Origin is { } file
        ? new InputNote { Member = member, Path = file.Path, Bytes = file.Length, Sha256 = file.Sha256 }
        : source.IsFile ? new InputNote { Member = member, Path = source.Text }
        : new InputNote { Member = member, Address = source.ToString(), Name = source.Name };

    /// <summary>
    /// The file name, without its extension, of the main input: the first medium that is not a reference or key frame, else the
    /// first that has a name. Null for data URIs and for uploads of which only the URI is known.
    /// </summary>
    public static string? MainNameOf(IReadOnlyList<InputNote>? inputs)
    {
        var named = (inputs ?? []).Select(i => (i.Member, Name: i.FileName)).Where(i => i.Name is not null).ToList();
        return named.Where(i => !i.Member.StartsWith("reference", StringComparison.Ordinal) && !i.Member.StartsWith("keyframes", StringComparison.Ordinal))
            .Concat(named).Select(i => i.Name).FirstOrDefault();
    }

    private string? FileName
    {
        get
        {
            var text = Path ?? Name ?? (Uri.TryCreate(Address, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps ? Uri.UnescapeDataString(url.AbsolutePath) : null);

            // The path may come from a machine with the other separator.
            return System.IO.Path.GetFileNameWithoutExtension(text?[(text.LastIndexOfAny(['/', '\\']) + 1)..]) is { Length: > 0 } name ? name : null;
        }
    }

    /// <summary>Reads it from the journal.</summary>
    /// <exception cref="JsonException">Its format is not known.</exception>
    public static InputNote FromJson(JsonElement json)
    {
        var members = new JsonMembers(json, nameof(InputNote));
        return new()
        {
            Member = members.Required("member").Text()!,
            Path = members["path"].Text(),
            Name = members["name"].Text(),
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
        writer.WriteMember("name"u8, Name);
        writer.WriteMember("bytes"u8, Bytes);
        writer.WriteMember("sha256"u8, Sha256);
        writer.WriteMember("address"u8, Address);
        writer.WriteEndObject();
    }
}
