using System.Net;
using System.Net.Http.Headers;
using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace Runway;

/// <summary>The API key: kept as a SecureString, turned into text only for the length of one header.</summary>
internal sealed class ApiKey
{
    private readonly SecureString _value;

    private ApiKey(SecureString value, string fingerprint, string hint)
    {
        _value = value;
        Fingerprint = fingerprint;
        Hint = hint;
    }

    /// <summary>Tells two keys apart without holding either: half of the SHA-256 of the key.</summary>
    public string Fingerprint { get; }

    /// <summary>The key as it may be shown: its last four characters where it is long enough to spare them.</summary>
    public string Hint { get; }

    /// <summary>Checks a key and takes it over. White space inside or around it is the usual copy-and-paste damage.</summary>
    /// <exception cref="RunwayException">The key is empty or holds a character that no header can carry.</exception>
    public static ApiKey Create(SecureString value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = Reveal(value);
        if (text.Length == 0)
        {
            throw Invalid("The API key is empty.");
        }

        if (text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            throw Invalid("The API key contains white space or a line break, so it was probably not copied cleanly.");
        }

        if (text.Any(c => c > '~'))
        {
            throw Invalid("The API key contains characters outside ASCII.");
        }

        var copy = value.Copy();
        copy.MakeReadOnly();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        var hint = text.Length >= 32 ? $"{text[..4]}…{text[^4..]}" : "…";
        return new ApiKey(copy, Convert.ToHexString(hash, 0, 16), hint);
    }

    /// <summary>The header of one request.</summary>
    public AuthenticationHeaderValue ToHeader() => new("Bearer", Reveal(_value));

    /// <summary>Redacts by pattern, and this very key by its letters, whatever it looks like.</summary>
    public string RedactFrom(string text)
    {
        var key = Reveal(_value);
        return Redaction.Redact(key.Length >= 8 ? text.Replace(key, "[redacted]", StringComparison.Ordinal) : text);
    }

    private static string Reveal(SecureString value) => new NetworkCredential(string.Empty, value).Password;

    private static RunwayException Invalid(string message) => new(
        RunwayErrors.InvalidApiKey,
        message);
}
