using System.Buffers.Text;

namespace Runway.Media;

/// <summary>Holds a data URI to what a file is held to: what counts are its bytes.</summary>
internal static class DataUri
{
    private const string Form = "It has to begin like data:image/png;base64, with the type of its content, and base64 has to follow. Give the file itself, and all this is done for you.";
    private const string Marker = ";base64";

    // What holds the same family of bytes; their readers take one for the other.
    private static readonly string[][] Families = [["video/mp4", "video/quicktime", "video/3gpp", "video/m4v"], ["video/webm", "video/matroska"], ["audio/mp4", "audio/m4a", "video/mp4"]];

    /// <summary>Refuses a data URI that is not a medium of an allowed kind, in a form that the service takes.</summary>
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
        if (MediaAddress.KindOf(head) is not { } said || !allowed.HasFlag(said))
        {
            throw Invalid(address, $"is not {MediaFormat.Describe(allowed)}: it says that it is '{declared}'", Form);
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
            throw Invalid(address, "holds something that is not base64", Form);
        }

        var format = MediaSignature.Recognise(Head(content));
        switch (format)
        {
            case null:
                throw Invalid(address, $"is not {MediaFormat.Describe(allowed)}, by its content", "Convert it; what counts is the content, not the type that it says.");
            case { IsAccepted: false } or { TravelsInline: false }:
                throw Invalid(address, $"is {format.Name}, which the service does not take in a data URI", format.IsAccepted ? "Give the file itself, which is then uploaded." : $"Convert it to {MediaFormat.Describe(allowed)}.");
            case var _ when !allowed.HasFlag(format.Kind):
                throw Invalid(address, $"is {format.Name}, by its content", $"Needed here: {MediaFormat.Describe(allowed)}.");
            case var _ when !IsSame(declared, format):
                throw Invalid(address, $"says that it is '{declared}' and is {format.Name}", $"Write data:{format.MediaType};base64, in front of it.");
        }
    }

    private static byte[] Head(ReadOnlySpan<char> content)
    {
        // Whole groups of four; blanks within them are rare, and then the rest is looked at too.
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
        var (said, real) = (Plain(declared), Plain(format.MediaType));
        return said == real || Families.Any(f => f.Contains(said) && f.Contains(real));
    }

    // The names that are in use beside the registered ones.
    private static string Plain(string type) => type.Replace("/x-", "/", StringComparison.Ordinal).Replace("/vnd.", "/", StringComparison.Ordinal) switch
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
