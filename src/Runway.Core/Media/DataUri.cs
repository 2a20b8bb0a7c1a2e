using System.Buffers.Text;
using Runway.Texts;

namespace Runway.Media;

/// <summary>Checks data URIs like files, by their content.</summary>
internal static class DataUri
{
    private const string Form = "It has to begin like data:image/png;base64, with the media type of its content, followed by base64. Or give the file itself, which is then encoded.";
    private const string Marker = ";base64";

    // Media types with the same container format, which decoders accept for each other.
    private static readonly string[][] Families = [["video/mp4", "video/quicktime", "video/3gpp", "video/m4v"], ["video/webm", "video/matroska"], ["audio/mp4", "audio/m4a", "video/mp4"]];

    /// <summary>Refuses a data URI that the service would not accept as a medium of an allowed kind.</summary>
    /// <exception cref="RunwayException">What is wrong, and what is allowed.</exception>
    public static void Require(string address, MediaKind allowed)
    {
        var comma = address.IndexOf(',', StringComparison.Ordinal);
        var head = comma < 0 ? string.Empty : address[..comma];
        if (!head.EndsWith(Marker, StringComparison.OrdinalIgnoreCase))
        {
            throw Invalid(address, $"is not {MediaFormat.Describe(allowed)} in base64", Form);
        }

        var declared = head["data:".Length..^Marker.Length].Split(';')[0].Trim().ToLowerInvariant();
        if (MediaAddress.KindOf(head) is not { } kind || !allowed.HasFlag(kind))
        {
            throw Invalid(address, $"is not {MediaFormat.Describe(allowed)}: its media type is '{declared}'", Form);
        }

        if (address.Length > MediaAddress.MaxDataUri)
        {
            throw new RunwayException(RunwayErrors.InvalidMedia, $"The data URI has {address.Length:N0} characters; the service takes {MediaAddress.MaxDataUri:N0}.", "Give the file itself, which is then uploaded, or an https URL.");
        }

        var content = address.AsSpan(comma + 1);
        if (content.Trim().IsEmpty)
        {
            throw Invalid(address, "is empty (0 bytes)", $"Give {MediaFormat.Describe(allowed)}.");
        }

        if (!Base64.IsValid(content))
        {
            throw Invalid(address, "has characters that are not base64", Form);
        }

        var format = MediaSignature.Recognise(Head(content));
        switch (format)
        {
            case null:
                throw Invalid(address, $"is not {MediaFormat.Describe(allowed)}, by its content", "Convert it; the content counts, not the declared media type.");
            case { IsAccepted: false } or { IsAcceptedInline: false }:
                throw Invalid(address, $"is {format.Name}, which the service does not take in a data URI", format.IsAccepted ? "Give the file itself, which is then uploaded." : $"Convert it to {MediaFormat.Describe(allowed)}.");
            case var _ when !allowed.HasFlag(format.Kind):
                throw Invalid(address, $"is {format.Name}, by its content", $"Needed here: {MediaFormat.Describe(allowed)}.");
            case var _ when !IsSame(declared, format):
                throw Invalid(address, $"has the media type '{declared}' but is {format.Name}", $"Begin it with data:{format.MediaType};base64,");
        }
    }

    private static byte[] Head(ReadOnlySpan<char> content)
    {
        // Whole groups of four characters. Only with blanks in them, which is rare, everything is decoded.
        var most = Math.Min(content.Length, (MediaSignature.Length + 2) / 3 * 4) / 4 * 4;
        var bytes = new byte[MediaSignature.Length + 3];
        if (Convert.TryFromBase64Chars(content[..most], bytes, out var count))
        {
            return bytes[..Math.Min(count, MediaSignature.Length)];
        }

        var all = Convert.FromBase64String(content.ToString());
        return all[..Math.Min(all.Length, MediaSignature.Length)];
    }

    private static bool IsSame(string declared, MediaFormat format)
    {
        var (expected, actual) = (Normalize(declared), Normalize(format.MediaType));
        return expected == actual || Families.Any(f => f.Contains(expected) && f.Contains(actual));
    }

    // Replaces common unregistered names.
    private static string Normalize(string type) => type.Replace("/x-", "/", StringComparison.Ordinal).Replace("/vnd.", "/", StringComparison.Ordinal) switch
    {
        "image/jpg" or "image/pjpeg" => "image/jpeg",
        "audio/mp3" or "audio/mpeg3" => "audio/mpeg",
        "audio/wave" => "audio/wav",
        "audio/aacp" => "audio/aac",
        var other => other,
    };

    private static RunwayException Invalid(string address, string what, string action) =>
        new(RunwayErrors.InvalidMedia, $"The data URI '{Redaction.Redact(address[..Math.Min(address.Length, 64)])}…' {what}.", action);
}
