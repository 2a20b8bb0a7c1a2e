using System.Net;
using System.Net.Http.Headers;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Runway.Texts;

namespace Runway.Settings;

/// <summary>The API key, stored as a SecureString and converted to text only for a header.</summary>
internal sealed class ApiKey
{
    // Shorter ones would be found within ordinary words.
    private const int ShortestTold = 4;

    // Straight, typographic and foreign quotation marks.
    private const string Quotes = "'\"`\u00B4\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A";

    private static readonly string[] Mistaken = ["Bearer ", "Authorization:", RunwayEnvironment.ApiSecretVariable + "=", KeyOwner.RunwayAIVariable + "="];

    private readonly SecureString _value;

    private ApiKey(SecureString value, string fingerprint, string hint)
    {
        _value = value;
        Fingerprint = fingerprint;
        Hint = hint;
    }

    /// <summary>Distinguishes keys without storing them: half of the SHA-256 of the key.</summary>
    public string Fingerprint { get; }

    /// <summary>The key for display: its last four characters, if it is long enough.</summary>
    public string Hint { get; }

    /// <summary>Checks and stores a key. Removes white space, which copying often adds.</summary>
    /// <param name="value">The secret.</param>
    /// <param name="advice">Where to get a good one; null for a key of Runway's own.</param>
    /// <param name="name">Its name in messages.</param>
    /// <exception cref="RunwayException">The key is empty or has a character that is not allowed in a header.</exception>
    public static ApiKey Create(SecureString value, string? advice = null, string name = "API key")
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = Reveal(value);
        if (text.Length == 0)
        {
            throw Invalid($"The {name} is empty.");
        }

        if (Quotes.Contains(text[0]) || Quotes.Contains(text[^1]))
        {
            throw Invalid($"The {name} stands in quotation marks, which would be sent with it. Give it without them.");
        }

        if (Mistaken.FirstOrDefault(m => text.StartsWith(m, StringComparison.OrdinalIgnoreCase)) is { } mistaken)
        {
            throw Invalid($"The {name} begins with '{mistaken.TrimEnd()}', which is not part of it. Give what follows alone.");
        }

        if (text[0] == '\uFEFF')
        {
            throw Invalid($"The {name} begins with the byte order mark of a file. Save the file without it, or give the {name} alone.");
        }

        if (text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            throw Invalid($"The {name} contains white space or a line break, so it was probably not copied cleanly.");
        }

        if (text.Any(c => c is > '~' or < '!'))
        {
            throw Invalid($"The {name} contains characters outside ASCII.");
        }

        var copy = value.Copy();
        copy.MakeReadOnly();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        var hint = text.Length >= 32 ? $"…{text[^4..]}" : "…";
        return new ApiKey(copy, Convert.ToHexString(hash, 0, 16), hint);

        RunwayException Invalid(string message) => new(RunwayErrors.InvalidApiKey, message, advice);
    }

    /// <summary>The Authorization header of one request.</summary>
    public AuthenticationHeaderValue ToHeader() => new("Bearer", Reveal(_value));

    /// <summary>Adds the key to a header with any name, after the scheme if there is one.</summary>
    public void AddTo(HttpRequestHeaders headers, string header, string scheme)
    {
        headers.Remove(header);
        headers.TryAddWithoutValidation(header, scheme.Length == 0 ? Reveal(_value) : $"{scheme} {Reveal(_value)}");
    }

    /// <summary>The secret as text, for a body that needs it.</summary>
    public string Reveal() => Reveal(_value);

    /// <summary>Whether a text is this key.</summary>
    public bool IsText(string? text) => !string.IsNullOrEmpty(text) && Reveal(_value) == text.Trim().Trim([.. Quotes]);

    /// <summary>Whether the key matches a pattern.</summary>
    public bool Matches(Regex form) => form.IsMatch(Reveal(_value));

    /// <summary>Redacts patterns and this literal key, and escapes the rest.</summary>
    public string RedactFrom(string text) => OutsideText.Visible(Redaction.Redact(RemoveFrom(text)));

    /// <summary>Redacts this literal key, also with the escape sequences of JSON.</summary>
    public string RemoveFrom(string text)
    {
        var key = Reveal(_value);
        return key.Length < ShortestTold ? text : text
            .Replace(key, "[redacted]", StringComparison.Ordinal)
            .Replace(JsonEncodedText.Encode(key, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value, "[redacted]", StringComparison.Ordinal);
    }

    private static string Reveal(SecureString value) => new NetworkCredential(string.Empty, value).Password;
}
